package dev.gatehouse.it.support.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The admin API at {@code /api/admin/v1}. Bodies are JSON text, or anything that Jackson writes,
 * such as a {@code Map}.
 */
public final class AdminApi {
  private static final String BASE = "/api/admin/v1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Http http;
  private final String token;

  /** With the platform administrator's token that the server under test was started with. */
  public AdminApi() {
    this(System.getenv("GATEHOUSE_ADMIN_TOKEN"));
  }

  /** With any token. */
  public AdminApi(String token) {
    this(new Http("localhost"), token);
  }

  private AdminApi(Http http, String token) {
    this.http = http;
    this.token = token;
  }

  /** The same API of the node that listens at a port. */
  public AdminApi through(int port) {
    return new AdminApi(http.through(port), token);
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Posts a CSV file. */
  public Answer csv(String path, String csv) {
    return http.send(
        "POST", BASE + path, csv, "Content-Type", "text/csv", "Authorization", "Bearer " + token);
  }

  public Answer put(String path, Object body, String... headers) {
    return send("PUT", path, body, headers);
  }

  public Answer delete(String path, String... headers) {
    return send("DELETE", path, null, headers);
  }

  /** Posts a file of a media type. */
  public Answer upload(String path, byte[] file, String type) {
    return http.postBytes(BASE + path, file, authorized("Content-Type", type));
  }

  private String[] authorized(String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer " + token;
    return all;
  }

  private Answer send(String method, String path, Object body, String... headers) {
    String[] all = authorized(headers);
    return body == null
        ? http.send(method, BASE + path, null, all)
        : http.json(method, BASE + path, text(body), all);
  }

  private static String text(Object body) {
    try {
      return body instanceof String json ? json : JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
