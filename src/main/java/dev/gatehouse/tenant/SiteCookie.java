package dev.gatehouse.tenant;

import java.time.Duration;
import java.util.List;

/**
 * A cookie of a tenant's host: host-only, unreadable for scripts, {@code Secure} over HTTPS.
 *
 * @param secure whether the browser came over HTTPS
 * @param framed whether the tenant lets other sites frame it, for which browsers demand {@code
 *     SameSite=None} and {@code Partitioned}, over HTTPS only
 */
public record SiteCookie(boolean secure, boolean framed) {
  /** The header that sets it. */
  public String header(String name, String value, Duration lifetime) {
    return named(name, value, lifetime) + "; HttpOnly" + attributes();
  }

  /** The header that sets one that the pages' own scripts may read. */
  public String readable(String name, String value, Duration lifetime) {
    return named(name, value, lifetime) + attributes();
  }

  /**
   * The header that sets one that has to come with a form that another site posts: {@code
   * SameSite=Lax} would keep it back. Plain HTTP knows no {@code None}.
   */
  public String crossSite(String name, String value, Duration lifetime) {
    return named(name, value, lifetime)
        + "; HttpOnly"
        + (secure ? "; Secure; SameSite=None" + (framed ? "; Partitioned" : "") : "");
  }

  /** The header that takes it away. */
  public String cleared(String name) {
    return header(name, "", Duration.ZERO);
  }

  /**
   * The headers that take it away wherever a browser may keep it. Over HTTPS there are two places:
   * the partition of a framed site, and the other one, from a time when the site was not framed or
   * for pages outside of frames.
   */
  public List<String> clearedEverywhere(String name) {
    return secure ? List.of(inOtherPlace().cleared(name), cleared(name)) : List.of(cleared(name));
  }

  /** The headers that set it, and leave none in the other place, which might come first. */
  public List<String> only(String name, String value, Duration lifetime) {
    String header = header(name, value, lifetime);
    // In this order: a browser that knows no partitions has one place for both.
    return secure ? List.of(inOtherPlace().cleared(name), header) : List.of(header);
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
