package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie of a reader's session: host-only, unreadable for scripts, and over HTTPS with the
 * {@code __Host-} prefix (RFC 6265bis section 4.1.3.2), so that no sibling host can plant one.
 */
public final class SessionCookie {
  private static final int TOKEN_BYTES = 32;

  /** How base64url writes so many bytes. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private SessionCookie() {}

  /** A value for a new session. */
  public static String freshToken() {
    return Fingerprint.random(TOKEN_BYTES);
  }

  /**
   * The session that a request names. What no sign-in ever set is not worth a query, nor, at any
   * length that a stranger likes, a place in memory.
   */
  public static Optional<String> token(Optional<String> cookie) {
    return cookie.filter(value -> TOKEN.matcher(value).matches());
  }

  public static String name(boolean secure) {
    return secure ? "__Host-gatehouse" : "gatehouse";
  }
}
