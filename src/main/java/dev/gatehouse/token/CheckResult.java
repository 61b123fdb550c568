package dev.gatehouse.token;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;

/**
 * The result of one check of a token under inspection.
 *
 * @param check the check's short name
 * @param passed false also for a check that could not be made
 * @param detail the rule that holds, or what is wrong
 * @param remedy how to fix it; null if there is nothing to fix
 * @param reason why the check refuses the token; null if it passed or could not be made
 */
public record CheckResult(
    String check, boolean passed, String detail, String remedy, Rejection reason) {

  public static CheckResult passed(String check, String rule) {
    return new CheckResult(check, true, rule, null, null);
  }

  public static CheckResult failed(String check, Rejected why) {
    return new CheckResult(check, false, why.detail(), why.reason().remedy(), why.reason());
  }

  public static CheckResult notMade(String check) {
    return new CheckResult(
        check, false, "not evaluated, since an earlier check failed", null, null);
  }
}
