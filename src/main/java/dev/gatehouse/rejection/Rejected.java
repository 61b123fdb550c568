package dev.gatehouse.rejection;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A sign-in or a call is refused. Caught once, where the sign-in is orchestrated.
 *
 * <p>A refusal is a normal answer, not an error, and an attacker can cause many: no stack trace is
 * recorded, so that refusing stays cheap.
 */
public final class Rejected extends Exception {

  private static final long serialVersionUID = 1L;

  private final Rejection reason;
  private final String claim;
  private final String detail;
  private final String check;
  private final transient OptionalLong clockDifference;
  private final transient Supplier<Discrepancy> discrepancy;

  /**
   * @param detail what exactly was wrong, safe to log: may name a claim or give seconds, but
   *     contains no part of the token and no secret
   */
  public Rejected(Rejection reason, String detail) {
    this(reason, null, detail);
  }

  /**
   * @param claim the claim that is absent or not usable
   */
  public Rejected(Rejection reason, String claim, String detail) {
    this(reason, claim, detail, null, OptionalLong.empty(), null);
  }

  private Rejected(
      Rejection reason,
      String claim,
      String detail,
      String check,
      OptionalLong clockDifference,
      Supplier<Discrepancy> discrepancy) {
    super(null, null, false, false);
    this.reason = reason;
    this.claim = claim;
    this.detail = detail;
    this.check = check;
    this.clockDifference = clockDifference;
    this.discrepancy = discrepancy;
  }

  /**
   * The same refusal with the check that failed.
   *
   * @param failed name of the check
   * @param clockDifferenceSeconds the token's time of issue minus this server's clock, if the
   *     signature was verified
   */
  public Rejected at(String failed, OptionalLong clockDifferenceSeconds) {
    return new Rejected(reason, claim, detail, failed, clockDifferenceSeconds, discrepancy);
  }

  /**
   * The same refusal with the value that came and those that would have passed.
   *
   * @param compared puts them together when somebody wants to see them: few refusals are looked at
   */
  public Rejected comparing(Supplier<Discrepancy> compared) {
    return new Rejected(reason, claim, detail, check, clockDifference, compared);
  }

  /** Put together when it is asked for: few refusals are. */
  @Override
  public String getMessage() {
    return reason.code() + ": " + detail;
  }

  public Rejection reason() {
    return reason;
  }

  /** The claim that is missing or of the wrong type, if that is the reason. */
  public Optional<String> claim() {
    return Optional.ofNullable(claim);
  }

  public String detail() {
    return detail;
  }

  /** What operators are told: the reason with what exactly was wrong, and the remedy. */
  public String told() {
    return reason.sentence(detail) + " " + reason.remedy();
  }

  /** The check that refuses, where it is known. */
  public Optional<String> check() {
    return Optional.ofNullable(check);
  }

  /**
   * The seconds by which the token's time of issue is ahead of this server's clock, if the
   * signature was verified.
   */
  public OptionalLong clockDifferenceSeconds() {
    return clockDifference;
  }

  /** What came and what is accepted; empty where the check that refuses does not tell. */
  public Optional<Discrepancy> discrepancy() {
    return discrepancy == null ? Optional.empty() : Optional.of(discrepancy.get());
  }
}
