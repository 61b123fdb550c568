package dev.gatehouse.protocol;

/** The kind of a claim's value, for the form in which operators make tokens. */
public enum ClaimKind {
  TEXT,
  /** One of a few texts. */
  CHOICE,
  /** A text that no other token has. */
  FRESH_ID,
  /** The time of signing, in seconds since 1970. */
  ISSUED_AT,
  /** The same in milliseconds. */
  ISSUED_AT_MILLISECONDS,
  /** Some seconds after the time of signing, in seconds since 1970. */
  EXPIRY,
  /** The same in milliseconds. */
  EXPIRY_MILLISECONDS,
  /** Permission groups, each as {@code group:<id>}. */
  GROUPS,
  /** Permission groups by their ids alone. */
  GROUP_IDS,
  FLAG,
  NUMBER,
  /** Any JSON value. */
  JSON;

  /** Whether it is the time of signing. */
  public boolean isIssuedAt() {
    return this == ISSUED_AT || this == ISSUED_AT_MILLISECONDS;
  }

  /** Whether it is a time after that of signing. */
  public boolean isExpiry() {
    return this == EXPIRY || this == EXPIRY_MILLISECONDS;
  }

  /** How many units of a time claim are a second. */
  public long unitsPerSecond() {
    return this == ISSUED_AT_MILLISECONDS || this == EXPIRY_MILLISECONDS ? 1000 : 1;
  }
}
