package dev.gatehouse.signin.gate;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.session.Caller;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Tells the company's web server who the reader is. Values are text in UTF-8 whose bytes are
 * percent-encoded unless they are unreserved or {@code @} (RFC 3986 section 2.1): no name can end a
 * header, begin another, or look like a second group.
 */
public final class IdentityHeaders {
  private static final String KEPT = "-._~@ ";

  private IdentityHeaders() {}

  /** The answer with what is known of a reader; an unknown header is not there. */
  public static Answer on(Answer answer, Caller caller) {
    Answer told = answer;
    told = with(told, "X-Gatehouse-User", first(caller.externalId(), caller.email()));
    told = with(told, "X-Gatehouse-Email", caller.email());
    told = with(told, "X-Gatehouse-Name", caller.name());
    told = with(told, "X-Gatehouse-Language", caller.language());
    return caller.groups().isEmpty()
        ? told
        : told.with(
            "X-Gatehouse-Groups",
            caller.groups().stream()
                .sorted()
                .map(IdentityHeaders::encoded)
                .collect(Collectors.joining(",")));
  }

  private static String first(String one, String other) {
    return one == null ? other : one;
  }

  private static Answer with(Answer answer, String name, String value) {
    return value == null || value.isEmpty() ? answer : answer.with(name, encoded(value));
  }

  /** The text as a header value that any server can read. */
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean kept = c < 0x80 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0);
      encoded.append(kept ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return encoded.toString();
  }
}
