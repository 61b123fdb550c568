package dev.gatehouse.site.crawl;

import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.tenant.SiteSettings;
import java.net.URI;
import java.util.Comparator;

/**
 * A page of a public site as search engines list it.
 *
 * @param address the one of its addresses that is listed, whatever host the page was asked at (RFC
 *     6596)
 * @param description what results show below the title; {@code null} for none
 */
public record ListedPage(String address, String description) {
  /** The page at a path; {@code null} if the site is not public. */
  public static ListedPage of(Visit visit, String path, String description) {
    return isListed(visit) ? new ListedPage(origin(visit) + path, description) : null;
  }

  /**
   * Whether search engines may list the pages of a host.
   *
   * @param visit {@code null} at the base host
   */
  static boolean isListed(Visit visit) {
    return visit != null && !visit.site().isGated();
  }

  /** The site's origin with its own domain, or the first of several by name. */
  static String origin(Visit visit) {
    SiteSettings settings = visit.site().settings();
    return settings.getCustomDomains().stream()
        .min(Comparator.naturalOrder())
        .map(domain -> withHost(visit.origin(), domain))
        .orElse(visit.origin());
  }

  private static String withHost(String origin, String host) {
    URI here = URI.create(origin);
    return here.getScheme() + "://" + host + (here.getPort() < 0 ? "" : ":" + here.getPort());
  }
}
