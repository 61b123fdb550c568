package dev.gatehouse.journal.problem;

import dev.gatehouse.journal.SignInEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When a problem is resolved: enough sign-ins of the connection have passed on the same surface
 * since the last refusal, and none was refused for {@link #CALM}. Three are enough; or, where it
 * hits only some, three times as many as passed for each that was refused. While it hits one
 * person, it is resolved once that person gets in, whoever else does.
 */
final class ProblemEnd {
  static final Duration CALM = Duration.ofMinutes(10);
  static final int LEAST_PASSED = 3;
  private static final int MOST_PASSED = 300;

  private ProblemEnd() {}

  /** Whether others than one person pass again. */
  static boolean isReachedBy(Instant time, SignInProblem problem) {
    return !problem.hitsOnePerson()
        && problem.getPassed() >= needed(problem)
        && !problem.getLastSeen().isAfter(time.minus(CALM));
  }

  /** Whether a refusal at this time begins it anew. */
  static boolean isOverBy(Instant time, SignInProblem problem) {
    Instant resolved = problem.getResolvedAt();
    return resolved == null ? isReachedBy(time, problem) : time.isAfter(resolved);
  }

  /** Whether a sign-in shows that others pass where this problem refused somebody. */
  static boolean isNearedBy(SignInEvent event, SignInProblem problem) {
    Long connection = problem.getConnectionId();
    return problem.getResolvedAt() == null
        && (connection == null || connection.equals(event.getConnectionId()))
        && Objects.equals(problem.getSurface(), event.getSurface());
  }

  private static long needed(SignInProblem problem) {
    long before = problem.getAccepted() - problem.getPassed();
    long forEach = before / Math.max(1, problem.getRefused());
    return Math.min(MOST_PASSED, LEAST_PASSED * Math.max(1, forEach));
  }
}
