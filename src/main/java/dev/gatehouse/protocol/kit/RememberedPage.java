package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.Site;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The page first asked for, in a cookie, for protocols whose token says nothing of it. Anybody can
 * write the cookie, so its value counts only if it is a path of this tenant.
 */
public final class RememberedPage {
  private static final Duration LIFETIME = Duration.ofHours(1);

  private RememberedPage() {}

  /** The page that this browser asked for before it was sent away. */
  public static Optional<String> of(Incoming request) {
    return request.cookie(name(request)).flatMap(RememberedPage::decoded);
  }

  /** The header that remembers a page. */
  public static String header(Site site, Incoming request, String page) {
    String value = URLEncoder.encode(page, StandardCharsets.UTF_8);
    return request.cookieOf(site).crossSite(name(request), value, LIFETIME);
  }

  /** The header that forgets it. */
  public static String forgotten(Site site, Incoming request) {
    return request.cookieOf(site).crossSite(name(request), "", Duration.ZERO);
  }

  private static Optional<String> decoded(String value) {
    try {
      return ReturnTarget.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String name(Incoming request) {
    return request.secure() ? "__Host-gatehouse-page" : "gatehouse-page";
  }
}
