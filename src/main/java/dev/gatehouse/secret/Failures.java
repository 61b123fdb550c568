package dev.gatehouse.secret;

import java.time.Duration;
import java.time.Instant;

/**
 * Attempts that count as failures.
 *
 * @param openAt when the next attempt may begin
 */
record Failures(int count, Instant openAt) {
  /** How long failures are remembered after the last one. */
  static final Duration MEMORY = Duration.ofHours(1);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** Not the time of the last attempt: a clock that is set back would make the next one wait. */
  private static final Instant OPEN = Instant.EPOCH;

  static final Failures NONE = new Failures(0, OPEN);

  /** How long to wait before the next attempt; zero if it may begin now. */
  Duration pause(Instant now) {
    return now.isBefore(openAt) ? Duration.between(now, openAt) : Duration.ZERO;
  }

  /**
   * With one more.
   *
   * @param free the number of failures without a wait; each further one doubles the wait
   */
  Failures onceMore(Instant now, int free) {
    int more = count + 1;
    return new Failures(more, more < free ? OPEN : now.plus(wait(more - free)));
  }

  /** Without the last one, and so without a wait. */
  Failures onceLess() {
    return new Failures(count - 1, OPEN);
  }

  private static Duration wait(int failuresTooMany) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failuresTooMany, 20));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
