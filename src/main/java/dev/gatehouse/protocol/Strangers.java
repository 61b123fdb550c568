package dev.gatehouse.protocol;

/** What happens to a reader whom a token vouches for and the tenant does not know. */
public enum Strangers {
  /** The first sign-in registers the reader. */
  REGISTER,
  /** The reader signs in as a visitor, and sees what is marked for visitors. */
  VISIT,
  /** The sign-in is refused. */
  REFUSE
}
