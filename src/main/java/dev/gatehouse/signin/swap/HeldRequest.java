package dev.gatehouse.signin.swap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.header.Fetch;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The request of a sign-in that waits, as far as protocols read it.
 *
 * @param question what the reader is asked; {@code null} before it is known whether they have to be
 */
record HeldRequest(
    String path, String uri, String query, Map<String, String> parameters, Question question) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Bytes of a token, a page and what else comes along; the column is longer, for the seal. */
  private static final int LONGEST = 40_000;

  /**
   * What a reader is asked.
   *
   * @param here the name of the reader who is signed in, or {@code null}
   * @param next the name of the one as whom they would go on, or {@code null}
   * @param page where the sign-in leads
   */
  record Question(String here, String next, String page) {}

  /**
   * A request without the longest parameters, if it has too many to keep them all: a form may bring
   * anything, but what protocols read beside the credential is short.
   *
   * @param credential what signs in, which is kept first
   * @return empty if not even that can be kept
   */
  static Optional<HeldRequest> of(Incoming request, String credential, Question question) {
    HeldRequest bare =
        new HeldRequest(request.path(), request.uri(), request.query(), Map.of(), question);
    List<Map.Entry<String, String>> byLength =
        request.parameters().entrySet().stream()
            .sorted(
                Comparator.comparing(
                        (Map.Entry<String, String> pair) -> !pair.getValue().equals(credential))
                    .thenComparing(pair -> bytes(written(pair))))
            .toList();
    int left = LONGEST - bytes(bare.text());
    Map<String, String> kept = new HashMap<>();
    for (Map.Entry<String, String> pair : byLength) {
      left -= bytes(written(pair));
      if (left < 0) {
        break;
      }
      kept.put(pair.getKey(), pair.getValue());
    }
    boolean isWhole =
        kept.containsValue(credential) || !request.parameters().containsValue(credential);
    return bytes(bare.text()) <= LONGEST && isWhole
        ? Optional.of(new HeldRequest(bare.path, bare.uri, bare.query, kept, question))
        : Optional.empty();
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
    return written(this);
  }

  private static String written(Object content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a held sign-in cannot be written");
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
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
        false,
        now.accept(),
        fetch,
        null,
        Map.of(),
        now.cookies());
  }
}
