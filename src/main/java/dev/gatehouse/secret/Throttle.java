package dev.gatehouse.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Throttles guesses of a secret. An attempt counts as a failure from its beginning, so that
 * simultaneous attempts are as slow as successive ones; a successful one is forgiven. The caller
 * chooses the key, which should include the origin of the attempts: keyed by the owner of the
 * secret alone, an attacker could lock the owner out.
 */
public final class Throttle {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration MEMORY = Duration.ofHours(1);
  private static final int MOST_KEYS = 100_000;

  /** Not the time of the last attempt: a clock that is set back would make the next one wait. */
  private static final Instant OPEN = Instant.EPOCH;

  private final Clock clock;
  private final int freeFailures;
  private final Cache<String, Failures> failures =
      Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MOST_KEYS).build();

  private record Failures(int count, Instant openAt) {}

  /**
   * @param freeFailures the number of failures without a wait; each further one doubles the wait
   */
  public Throttle(Clock clock, int freeFailures) {
    this.clock = clock;
    this.freeFailures = freeFailures;
  }

  /**
   * Begins an attempt.
   *
   * @return zero if it may proceed, else how long to wait before the next one
   */
  public Duration begin(String key) {
    Instant now = clock.instant();
    Duration[] wait = {Duration.ZERO};
    failures
        .asMap()
        .compute(
            key,
            (k, before) -> {
              if (before != null && now.isBefore(before.openAt())) {
                wait[0] = Duration.between(now, before.openAt());
                return before;
              }
              return failedOnceMore(before, now);
            });
    return wait[0];
  }

  /**
   * How long to wait before the next attempt; zero if it may proceed now. Counts nothing: for
   * secrets that are so cheap to check that counting afterwards, with {@link #failed}, is soon
   * enough.
   */
  public Duration remaining(String key) {
    Failures before = failures.getIfPresent(key);
    Instant now = clock.instant();
    return before != null && now.isBefore(before.openAt())
        ? Duration.between(now, before.openAt())
        : Duration.ZERO;
  }

  /** Whether another failure would cost no wait. */
  public boolean isFree(String key) {
    Failures before = failures.getIfPresent(key);
    return before == null || before.count() < freeFailures;
  }

  /** Counts a failure that {@link #begin} has not counted. */
  public void failed(String key) {
    Instant now = clock.instant();
    failures.asMap().compute(key, (k, before) -> failedOnceMore(before, now));
  }

  /** Forgets every failure: the secret was right. */
  public void forget(String key) {
    failures.invalidate(key);
  }

  /** Takes back one attempt; earlier failures under the same key stay. */
  public void takeBack(String key) {
    failures
        .asMap()
        .computeIfPresent(key, (k, f) -> f.count() <= 1 ? null : new Failures(f.count() - 1, OPEN));
  }

  private Failures failedOnceMore(Failures before, Instant now) {
    int count = before == null ? 1 : before.count() + 1;
    return new Failures(count, count < freeFailures ? OPEN : now.plus(wait(count - freeFailures)));
  }

  private static Duration wait(int failuresTooMany) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failuresTooMany, 20));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
