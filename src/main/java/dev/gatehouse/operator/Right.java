package dev.gatehouse.operator;

/** What an operator or a program may do at a help center. */
public enum Right {
  /** Read it, signed in by password at its own host. */
  READ,
  /** Write categories and articles. */
  EDIT,
  /** Change its settings, connections, keys, users and sessions, and read its logs. */
  CONFIGURE,
  /** Delete it and manage its team. */
  OWN,
  /** Open it by break-glass: no role has this right, so that only platform administrators do. */
  BREAK_GLASS
}
