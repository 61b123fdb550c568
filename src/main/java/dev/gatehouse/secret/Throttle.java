package dev.gatehouse.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down whoever guesses a secret. An attempt counts as a failure from its beginning, so that
 * many at once are as slow as many in a row; one that succeeds is forgiven. What is counted by is
 * the caller's choice, and it should name where attempts come from: who counts by the secret's
 * owner alone lets anybody lock the owner out.
 */
public final class Throttle {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration MEMORY = Duration.ofHours(1);
  private static final int MOST_KEYS = 100_000;

  private final Clock clock;
  private final int freeFailures;
  private final Cache<String, Failures> failures =
      Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MOST_KEYS).build();

  private record Failures(int count, Instant openAt) {}

  /**
   * @param freeFailures how many failures cost no wait; after them it doubles with each one
   */
  public Throttle(Clock clock, int freeFailures) {
    this.clock = clock;
    this.freeFailures = freeFailures;
  }

  /** Begins an attempt, or says how long to wait before the next; zero is "go on". */
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
   * How long to wait before the next attempt; zero is "go on". Counts nothing: for secrets whose
   * check costs so little that counting afterwards, with {@link #failed}, is soon enough.
   */
  public Duration remaining(String key) {
    Failures before = failures.getIfPresent(key);
    Instant now = clock.instant();
    return before != null && now.isBefore(before.openAt())
        ? Duration.between(now, before.openAt())
        : Duration.ZERO;
  }

  /** Whether so few failures are remembered that another one costs no wait. */
  public boolean isFree(String key) {
    Failures before = failures.getIfPresent(key);
    return before == null || before.count() < freeFailures;
  }

  /** Counts a failure of which nothing was counted before. */
  public void failed(String key) {
    Instant now = clock.instant();
    failures.asMap().compute(key, (k, before) -> failedOnceMore(before, now));
  }

  /** Forgets every failure: the secret was right. */
  public void forget(String key) {
    failures.invalidate(key);
  }

  /** Takes one attempt back; earlier failures of others that share the key stay. */
  public void takeBack(String key) {
    failures
        .asMap()
        .computeIfPresent(
            key, (k, f) -> f.count() <= 1 ? null : new Failures(f.count() - 1, clock.instant()));
  }

  private Failures failedOnceMore(Failures before, Instant now) {
    int count = before == null ? 1 : before.count() + 1;
    return new Failures(count, count < freeFailures ? now : now.plus(wait(count - freeFailures)));
  }

  private static Duration wait(int failuresTooMany) {
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failuresTooMany, 20));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
