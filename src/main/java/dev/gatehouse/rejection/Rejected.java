package dev.gatehouse.rejection;

import java.util.Optional;

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
    super(reason.code() + ": " + detail, null, false, false);
    this.reason = reason;
    this.claim = claim;
    this.detail = detail;
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
}
