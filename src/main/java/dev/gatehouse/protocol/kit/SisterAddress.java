package dev.gatehouse.protocol.kit;

/**
 * The address that leads a reader to another site that their sign-in opened: a path of the current
 * site, which redirects there with a hand-over code.
 */
public final class SisterAddress {
  /** Precedes the other site's id. */
  public static final String PREFIX = "/access/site/";

  /** The parameter with which the other site asks that the reader signed in recently. */
  public static final String RECENT = "recent";

  private SisterAddress() {}

  public static String of(long siteId) {
    return PREFIX + siteId;
  }
}
