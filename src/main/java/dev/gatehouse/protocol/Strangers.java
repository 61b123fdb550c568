package dev.gatehouse.protocol;

/** What becomes of somebody whom the tenant does not know and a token vouches for. */
public enum Strangers {
  /** A reader is made at first sight. */
  REGISTER,
  /** Let in without being a user, to see what is marked for visitors. */
  VISIT,
  /** Turned away. */
  REFUSE
}
