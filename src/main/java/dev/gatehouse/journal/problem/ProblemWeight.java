package dev.gatehouse.journal.problem;

import dev.gatehouse.rejection.Rejection;
import java.util.Arrays;

/**
 * How bad a problem is: the people whom it hits, times the share of the connection's sign-ins that
 * it refuses; of equals, the one with more refusals. So one that hits everybody comes before one
 * person's expired link.
 */
final class ProblemWeight {
  /** Of a person whom every sign-in is refused to. */
  private static final long PERSON = 1_000;

  /** Refusals up to it make a difference between equals. */
  private static final long REFUSALS = 1_000;

  private ProblemWeight() {}

  static long of(SignInProblem problem) {
    long refused = problem.getRefused();
    long hit = isNoise(problem) ? 0 : problem.getPeople() + problem.getAddresses();
    long share = PERSON * refused / Math.max(1, refused + problem.getAccepted());
    return hit * share * REFUSALS + Math.min(refused, REFUSALS - 1);
  }

  /** Tokens that nobody's key has signed, from one address: anybody can send them. */
  private static boolean isNoise(SignInProblem problem) {
    return problem.getPeople() == 0
        && problem.getAddresses() <= 1
        && problem.getCause() == null
        && Arrays.stream(Rejection.values())
            .anyMatch(known -> known.code().equals(problem.getReason()) && !known.isSure());
  }
}
