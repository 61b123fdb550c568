package dev.gatehouse.tenant;

import java.time.Duration;
import java.util.List;

/**
 * A cookie of a tenant's host: host-only, {@code HttpOnly}, {@code Secure} over HTTPS.
 *
 * @param secure whether the request came over HTTPS
 * @param framed whether the tenant lets other sites frame it, for which browsers require {@code
 *     SameSite=None} and {@code Partitioned}, over HTTPS only
 */
public record SiteCookie(boolean secure, boolean framed) {
  /** The header that sets it. */
  public String header(String name, String value, Duration lifetime) {
    return at("/", name, value, lifetime);
  }

  /** The header that sets it for one path only, and those below. */
  public String at(String path, String name, String value, Duration lifetime) {
    return name
        + "="
        + value
        + "; Path="
        + path
        + "; Max-Age="
        + lifetime.toSeconds()
        + "; HttpOnly"
        + attributes();
  }

  /** The header that sets a cookie that the pages' own scripts may read. */
  public String readable(String name, String value, Duration lifetime) {
    return named(name, value, lifetime) + attributes();
  }

  /**
   * The header that sets a cookie that browsers send with a form that another site posts, which
   * {@code SameSite=Lax} would prevent. Over plain HTTP browsers reject {@code None}.
   */
  public String crossSite(String name, String value, Duration lifetime) {
    return named(name, value, lifetime)
        + "; HttpOnly"
        + (secure ? "; Secure; SameSite=None" + (framed ? "; Partitioned" : "") : "");
  }

  /** The header that deletes it. */
  public String cleared(String name) {
    return header(name, "", Duration.ZERO);
  }

  /**
   * The headers that delete it wherever a browser may store it. Over HTTPS there are two places:
   * the partition of a framed site, and the unpartitioned store, for pages outside frames or from a
   * time when the site was not framed.
   */
  public List<String> clearedEverywhere(String name) {
    return only(name, "", Duration.ZERO);
  }

  /**
   * The headers that set it and delete it in the other place, from which browsers might send it
   * first.
   */
  public List<String> only(String name, String value, Duration lifetime) {
    return onlyAt("/", name, value, lifetime);
  }

  /** The same for one path only, and those below. */
  public List<String> onlyAt(String path, String name, String value, Duration lifetime) {
    String header = at(path, name, value, lifetime);
    // In this order, since a browser without partitions has one place for both.
    return secure
        ? List.of(inOtherPlace().at(path, name, "", Duration.ZERO), header)
        : List.of(header);
  }

  private SiteCookie inOtherPlace() {
    return new SiteCookie(secure, !framed);
  }

  private static String named(String name, String value, Duration lifetime) {
    return name + "=" + value + "; Path=/; Max-Age=" + lifetime.toSeconds();
  }

  private String attributes() {
    return (secure ? "; Secure" : "")
        + (secure && framed ? "; SameSite=None; Partitioned" : "; SameSite=Lax");
  }
}
