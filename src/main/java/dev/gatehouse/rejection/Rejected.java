package dev.gatehouse.rejection;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Somebody is not let in. Caught once, where the sign-in is orchestrated.
 *
 * <p>A refusal is an everyday answer, not a fault, and an attacker can ask for many: no stack trace
 * is recorded, so that refusing stays cheap.
 */
public final class Rejected extends Exception {

  private static final long serialVersionUID = 1L;

  private final Rejection reason;
  private final String claim;
  private final String detail;
  private final String check;
  private final transient OptionalLong clockDifference;

  /**
   * @param detail what exactly was wrong, fit for a log: names a claim or tells seconds, but holds
   *     neither a part of the token nor a secret
   */
  public Rejected(Rejection reason, String detail) {
    this(reason, null, detail);
  }

  /**
   * @param claim the claim that is absent, empty or of the wrong type
   */
  public Rejected(Rejection reason, String claim, String detail) {
    this(reason, claim, detail, null, OptionalLong.empty());
  }

  private Rejected(
      Rejection reason, String claim, String detail, String check, OptionalLong clockDifference) {
    super(reason.code() + ": " + detail, null, false, false);
    this.reason = reason;
    this.claim = claim;
    this.detail = detail;
    this.check = check;
    this.clockDifference = clockDifference;
  }

  /**
   * The same, with where it happened.
   *
   * @param failed name of the check that refuses
   * @param clockDifferenceSeconds {@code iat} minus our clock, where a signature vouches for it
   */
  public Rejected at(String failed, OptionalLong clockDifferenceSeconds) {
    return new Rejected(reason, claim, detail, failed, clockDifferenceSeconds);
  }

  public Rejection reason() {
    return reason;
  }

  /** The claim that this is about, where it is about one that is missing. */
  public Optional<String> claim() {
    return Optional.ofNullable(claim);
  }

  public String detail() {
    return detail;
  }

  /** The check that refuses, where it is known. */
  public Optional<String> check() {
    return Optional.ofNullable(check);
  }

  /** By how many seconds {@code iat} lies ahead of our clock, where the token is the backend's. */
  public OptionalLong clockDifferenceSeconds() {
    return clockDifference;
  }
}
