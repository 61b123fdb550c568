package dev.gatehouse.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * The checks of one sign-in in the order in which they are made, and how each went. Names only:
 * nothing of the token is in it.
 */
public record Checks(List<Check> all) {
  /** How a check went. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** An earlier one failed. */
    NOT_REACHED
  }

  /** One check. */
  public record Check(String name, Outcome outcome) {}

  public Checks {
    all = List.copyOf(all);
  }

  /** Of a sign-in that was let through. */
  public static Checks passed(List<String> names) {
    return new Checks(names.stream().map(name -> new Check(name, Outcome.PASSED)).toList());
  }

  /**
   * Of a sign-in that was refused.
   *
   * @param failed the check that refused; those before it held. One that is not among the names
   *     comes behind them
   */
  public static Checks failed(List<String> names, String failed) {
    List<Check> checks = new ArrayList<>();
    Outcome outcome = Outcome.PASSED;
    for (String name : names) {
      boolean here = outcome == Outcome.PASSED && name.equals(failed);
      checks.add(new Check(name, here ? Outcome.FAILED : outcome));
      outcome = here ? Outcome.NOT_REACHED : outcome;
    }
    if (outcome == Outcome.PASSED) {
      checks.add(new Check(failed, Outcome.FAILED));
    }
    return new Checks(checks);
  }
}
