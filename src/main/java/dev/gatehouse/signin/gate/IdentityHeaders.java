package dev.gatehouse.signin.gate;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.session.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the company's web server who the reader is. Values are text in UTF-8 whose bytes are
 * percent-encoded unless they are unreserved or {@code @} (RFC 3986 section 2.1): no name can end a
 * header, begin another, or look like a second group.
 */
public final class IdentityHeaders {
  private static final String KEPT = "-._~@ ";

  private IdentityHeaders() {}

  /**
   * The answer with all of the headers, empty where nothing is known: what a browser sent under one
   * of these names has no place.
   *
   * @param caller empty for a page that is public and somebody who is not signed in
   */
  public static Answer on(Answer answer, Optional<Caller> caller) {
    return answer
        .with("X-Gatehouse-Id", text(caller.map(Caller::readerId).map(String::valueOf)))
        .with("X-Gatehouse-User", text(caller.map(IdentityHeaders::user)))
        .with("X-Gatehouse-Email", text(caller.map(Caller::email)))
        .with("X-Gatehouse-Name", text(caller.map(Caller::name)))
        .with("X-Gatehouse-Groups", caller.map(IdentityHeaders::groups).orElse(""))
        .with("X-Gatehouse-Language", text(caller.map(Caller::language)));
  }

  /**
   * Never empty for somebody who is signed in. Readers of a connection with a name space of its own
   * have no external ID, and those whose provider does not verify addresses no email address.
   */
  private static String user(Caller caller) {
    return Stream.of(caller.externalId(), caller.email())
        .filter(text -> text != null && !text.isEmpty())
        .findFirst()
        .orElseGet(() -> withoutName(caller));
  }

  private static String withoutName(Caller caller) {
    return caller.readerId() != null
        ? "user-" + caller.readerId()
        : caller.isIdentified() ? "operator" : "guest";
  }

  private static String groups(Caller caller) {
    return caller.groups().stream()
        .sorted()
        .map(IdentityHeaders::encoded)
        .collect(Collectors.joining(","));
  }

  private static String text(Optional<String> value) {
    return value.map(IdentityHeaders::encoded).orElse("");
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
