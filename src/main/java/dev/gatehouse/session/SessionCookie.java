package dev.gatehouse.session;

import java.time.Duration;

/**
 * The cookie of a reader's session: host-only, unreadable for scripts, and over HTTPS with the
 * {@code __Host-} prefix (RFC 6265bis section 4.1.3.2), so that no sibling host can plant one.
 */
public final class SessionCookie {
  private SessionCookie() {}

  public static String name(boolean secure) {
    return secure ? "__Host-gatehouse" : "gatehouse";
  }

  /**
   * The header that sets it.
   *
   * @param framed whether the tenant lets other sites frame it, for which browsers demand {@code
   *     None} and {@code Partitioned}, over HTTPS only
   */
  public static String header(boolean secure, boolean framed, String token, Duration lifetime) {
    return name(secure)
        + "="
        + token
        + "; Path=/; HttpOnly; Max-Age="
        + lifetime.toSeconds()
        + (secure ? "; Secure" : "")
        + (secure && framed ? "; SameSite=None; Partitioned" : "; SameSite=Lax");
  }

  /** The header that takes it away. */
  public static String cleared(boolean secure, boolean framed) {
    return header(secure, framed, "", Duration.ZERO);
  }
}
