package dev.gatehouse.protocol.helpcenter;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Site;
import java.util.Optional;

/**
 * Identifies a browser while it signs in, so that a key works only in the browser that got it.
 * Without it an attacker could begin a sign-in and let a victim's browser finish it.
 */
final class BrowserCookie {
  private static final int VALUE_BYTES = 24;

  private BrowserCookie() {}

  static Optional<String> of(Incoming request) {
    return request.cookie(name(request)).filter(value -> value.matches("[A-Za-z0-9_-]{32}"));
  }

  static String fresh() {
    return Fingerprint.random(VALUE_BYTES);
  }

  /**
   * The header that sets it. The token may come back in a form that the company's app posts from
   * another site; the cookie is safe to come along because it opens nothing by itself.
   */
  static String header(Incoming request, Site site, String value) {
    return request.cookieOf(site).crossSite(name(request), value, LoginKeys.LIFETIME);
  }

  private static String name(Incoming request) {
    return request.secure() ? "__Host-gatehouse-browser" : "gatehouse-browser";
  }
}
