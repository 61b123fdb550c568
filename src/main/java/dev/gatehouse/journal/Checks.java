package dev.gatehouse.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * The checks of one sign-in in order, each with its outcome. Contains names only and nothing of the
 * token.
 */
public record Checks(List<Check> all) {
  /** The outcome of a check. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** An earlier check failed. */
    NOT_REACHED
  }

  /** One check. */
  public record Check(String name, Outcome outcome) {}

  public Checks {
    all = List.copyOf(all);
  }

  /** The checks of an accepted sign-in. */
  public static Checks passed(List<String> names) {
    return new Checks(names.stream().map(name -> new Check(name, Outcome.PASSED)).toList());
  }

  /**
   * The checks of a refused sign-in.
   *
   * @param failed the check that failed; those before it passed. If it is not among the names, it
   *     is added at the end
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
