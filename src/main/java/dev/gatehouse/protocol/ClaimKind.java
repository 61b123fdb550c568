package dev.gatehouse.protocol;

/** The kind of a claim's value, for the form in which operators make tokens. */
public enum ClaimKind {
  TEXT,
  /** One of a few texts. */
  CHOICE,
  /** A text that no other token has. */
  FRESH_ID,
  /** The time of signing. */
  ISSUED_AT,
  /** Some seconds after the time of signing. */
  EXPIRY,
  /** Permission groups, each as {@code group:<id>}. */
  GROUPS,
  /** Permission groups by their ids alone. */
  GROUP_IDS,
  FLAG,
  NUMBER,
  /** Any JSON value. */
  JSON
}
