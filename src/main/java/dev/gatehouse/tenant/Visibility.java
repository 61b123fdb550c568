package dev.gatehouse.tenant;

/** Who may read a help center. */
public enum Visibility {
  /** Everybody; sign-in gates nothing but still identifies. */
  PUBLIC,
  /** Whoever knows the shared password, or signs in. */
  PASSWORD,
  /** Whoever the company's own app signs in. */
  SSO,
  /** Team members and invited users only. */
  INVITED
}
