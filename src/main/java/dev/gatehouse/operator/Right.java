package dev.gatehouse.operator;

/** What may be done at a help center. */
public enum Right {
  /** Read it, signed in by password at its own host. */
  READ,
  /** Write categories and articles. */
  EDIT,
  /** Change its settings, connections, keys, users and sessions, and see what happened there. */
  CONFIGURE,
  /** Delete it, and grant rights to others. */
  OWN
}
