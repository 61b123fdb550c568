package dev.gatehouse.rejection;

/**
 * Somebody is not let in. Caught once, where the sign-in is orchestrated.
 *
 * <p>A refusal is an everyday answer, not a fault, and an attacker can ask for many: no stack trace
 * is recorded, so that refusing stays cheap.
 */
public final class Rejected extends Exception {

  private static final long serialVersionUID = 1L;

  private final Rejection reason;
  private final String detail;

  /**
   * @param detail what exactly was wrong, fit for a log: names a claim or tells seconds, but holds
   *     neither a part of the token nor a secret
   */
  public Rejected(Rejection reason, String detail) {
    super(reason.code() + ": " + detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
  }

  public Rejection reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }
}
