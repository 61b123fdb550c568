package dev.gatehouse.signin.swap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.protocol.Fetch;
import dev.gatehouse.protocol.Incoming;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The request of a sign-in that waits, as far as protocols read it.
 *
 * @param question what the reader is asked; {@code null} before it is known whether they have to be
 */
record HeldRequest(
    String path, String uri, String query, Map<String, String> parameters, Question question) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Bytes of a token, a page and what else comes along; the column is longer, for the seal. */
  private static final int LONGEST = 30_000;

  /**
   * What a reader is asked.
   *
   * @param here the name of the reader who is signed in, or {@code null}
   * @param next the name of the one as whom they would go on, or {@code null}
   * @param page where the sign-in leads
   */
  record Question(String here, String next, String page) {
    /** As the page reads it. */
    Map<String, String> shown() {
      Map<String, String> shown = new HashMap<>();
      shown.put("here", here);
      shown.put("next", next);
      shown.put("page", page);
      return shown;
    }
  }

  static HeldRequest of(Incoming request, Question question) {
    return new HeldRequest(
        request.path(), request.uri(), request.query(), request.parameters(), question);
  }

  /** What the browser keeps comes along with any page; at a sign-in address it means nothing. */
  static Incoming forHome(Incoming now) {
    return new HeldRequest("/", "/", null, Map.of(), null).again(now, now.fetch());
  }

  static HeldRequest read(String text) {
    try {
      return JSON.readValue(text, HeldRequest.class);
    } catch (JsonProcessingException e) {
      // Thrown without the cause, whose message could quote the token.
      throw new IllegalStateException("a held sign-in cannot be read");
    }
  }

  String text() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a held sign-in cannot be written");
    }
  }

  /** Whether it is short enough to be kept. */
  static boolean fits(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
  }

  /**
   * The request as if it came now: a GET, whether it was a form or not.
   *
   * @param now what the browser sends now, with its cookies
   */
  Incoming again(Incoming now, Fetch fetch) {
    return new Incoming(
        now.host(),
        now.authority(),
        now.secure(),
        now.address(),
        now.userAgent(),
        "GET",
        path,
        uri,
        query,
        parameters,
        now.tokenParameters(),
        false,
        false,
        false,
        now.accept(),
        fetch,
        null,
        Map.of(),
        now.cookies());
  }
}
