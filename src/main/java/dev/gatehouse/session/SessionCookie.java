package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie of a reader's session: host-only, unreadable for scripts, and over HTTPS with the
 * {@code __Host-} prefix (RFC 6265bis section 4.1.3.2), so that no sibling host can set one.
 */
public final class SessionCookie {
  private static final int TOKEN_BYTES = 32;

  /** The base64url form of that many bytes. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private SessionCookie() {}

  /** A value for a new session. */
  public static String freshToken() {
    return Fingerprint.random(TOKEN_BYTES);
  }

  /**
   * The token in a request's cookie. A value that no sign-in can have set is ignored: it would cost
   * a query and, at any length, memory in the cache.
   */
  public static Optional<String> token(Optional<String> cookie) {
    return cookie.filter(value -> TOKEN.matcher(value).matches());
  }

  public static String name(boolean secure) {
    return secure ? "__Host-gatehouse" : "gatehouse";
  }
}
