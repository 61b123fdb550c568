package dev.gatehouse.tenant;

/** Who may read a help center. */
public enum Visibility {
  /** Everyone. Sign-in is not required but still identifies readers. */
  PUBLIC,
  /** Readers who know the shared password or sign in. */
  PASSWORD,
  /** Readers whom the company's own app signs in. */
  SSO,
  /** Operators of the team and invited users. */
  INVITED
}
