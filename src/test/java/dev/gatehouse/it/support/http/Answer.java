package dev.gatehouse.it.support.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;

/** What the server answered. */
public record Answer(HttpResponse<String> response) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public int status() {
    return response.statusCode();
  }

  /** The body without the element that loads the one script that readers' pages have. */
  public String bodyWithoutOurScript() {
    return body()
        .replaceFirst("<script src=\"/assets/reader\\.js\\?v=[0-9a-f]+\" [^>]*></script>", "");
  }

  public String body() {
    return response.body();
  }

  /** The first header of this name, or {@code null}. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  public List<String> headers(String name) {
    return response.headers().allValues(name);
  }

  /** Where a redirect leads, as sent, or {@code null}. */
  public String location() {
    return header("Location");
  }

  /** The body as JSON; fails the test when it is none. */
  public JsonNode json() {
    try {
      return JSON.readTree(body());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON, status " + status() + ": " + body(), e);
    }
  }

  @Override
  public String toString() {
    return status() + " " + response.headers().map() + "\n" + body();
  }
}
