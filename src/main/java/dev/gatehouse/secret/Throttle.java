package dev.gatehouse.secret;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Throttles guesses of a secret at this node. An attempt counts as a failure from its beginning, so
 * that simultaneous attempts are as slow as successive ones; a successful one is forgiven. The
 * caller chooses the key, which should include the origin of the attempts: keyed by the owner of
 * the secret alone, an attacker could lock the owner out.
 */
public final class Throttle {
  private static final int MOST_KEYS = 100_000;

  private final Clock clock;
  private final int freeFailures;
  private final Cache<String, Failures> failures =
      Caches.builder().expireAfterWrite(Failures.MEMORY).maximumSize(MOST_KEYS).build();

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
              wait[0] = before == null ? Duration.ZERO : before.pause(now);
              return wait[0].isZero() ? failedOnceMore(before, now) : before;
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
    return before == null ? Duration.ZERO : before.pause(clock.instant());
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

  /** Replaces what this node remembers. */
  void set(String key, Failures known) {
    failures.put(key, known);
  }

  /** Forgets every failure: the secret was right. */
  public void forget(String key) {
    failures.invalidate(key);
  }

  /** Takes back one attempt; earlier failures under the same key stay. */
  public void takeBack(String key) {
    failures.asMap().computeIfPresent(key, (k, f) -> f.count() <= 1 ? null : f.onceLess());
  }

  private Failures failedOnceMore(Failures before, Instant now) {
    return (before == null ? Failures.NONE : before).onceMore(now, freeFailures);
  }
}
