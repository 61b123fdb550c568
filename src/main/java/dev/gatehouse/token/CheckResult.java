package dev.gatehouse.token;

import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.claims.NotTaken;

/**
 * The result of one check of a token under inspection.
 *
 * @param check the check's short name
 * @param passed false also for a check that could not be made, and for a claim that is not taken
 * @param detail the rule that holds, or what is wrong
 * @param remedy how to fix it; null if there is nothing to fix
 * @param reason why the check refuses the token; null if it passed, could not be made, or is about
 *     a claim that is not taken
 * @param discrepancy what came and what is accepted; null where the check does not tell
 */
public record CheckResult(
    String check,
    boolean passed,
    String detail,
    String remedy,
    Rejection reason,
    Discrepancy discrepancy) {

  public CheckResult(String check, boolean passed, String detail, String remedy, Rejection reason) {
    this(check, passed, detail, remedy, reason, null);
  }

  public static CheckResult passed(String check, String rule) {
    return new CheckResult(check, true, rule, null, null);
  }

  /** The mistake that was recognized; null if none was. */
  public Cause cause() {
    return discrepancy == null ? null : discrepancy.cause();
  }

  /** Whether it is about a claim that is not taken: it fails, but refuses nobody. */
  public boolean isWarning() {
    return !passed && reason == null && remedy != null;
  }

  public static CheckResult failed(String check, Rejected why) {
    return new CheckResult(
        check,
        false,
        why.detail(),
        why.reason().remedy(),
        why.reason(),
        why.discrepancy().orElse(null));
  }

  /** A claim that is not taken, which refuses nobody. */
  public static CheckResult notTaken(NotTaken claim) {
    return new CheckResult(
        "optional claim " + claim.claim(),
        false,
        claim.why(),
        "Correct the claim or leave it out. The sign-in goes on without it.",
        null);
  }

  public static CheckResult notMade(String check) {
    return new CheckResult(
        check, false, "not evaluated, since an earlier check failed", null, null);
  }
}
