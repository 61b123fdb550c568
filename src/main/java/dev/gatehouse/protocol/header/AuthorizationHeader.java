package dev.gatehouse.protocol.header;

import java.util.Optional;

/** Reads {@code Authorization} headers (RFC 9110 section 11.4). */
public final class AuthorizationHeader {
  private AuthorizationHeader() {}

  /**
   * What follows the scheme, with whatever is around it but spaces.
   *
   * @param header the header's value, or {@code null}
   */
  public static Optional<String> credentials(String header, String scheme) {
    String start = scheme + " ";
    return header != null && header.regionMatches(true, 0, start, 0, start.length())
        ? Optional.of(withoutSpaces(header.substring(start.length())))
        : Optional.empty();
  }

  /** Unlike {@link String#trim}, which takes NUL and other control characters away as well. */
  static String withoutSpaces(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.substring(from, to);
  }
}
