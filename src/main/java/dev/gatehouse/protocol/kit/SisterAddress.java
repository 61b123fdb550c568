package dev.gatehouse.protocol.kit;

/**
 * Where a reader goes to get to another site that his sign-in opened: an address of the site that
 * he is at, which takes him there signed in.
 */
public final class SisterAddress {
  /** What stands in front of the other site's id. */
  public static final String PREFIX = "/access/site/";

  private SisterAddress() {}

  public static String of(long siteId) {
    return PREFIX + siteId;
  }
}
