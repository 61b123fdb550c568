package dev.gatehouse.secret;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Limits the calls of each caller in a minute. Each node counts separately. */
public final class CallRate {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 100_000;

  private final Clock clock;
  private final int mostInMinute;
  private final Cache<String, Minute> minutes =
      Caches.builder().expireAfterAccess(MINUTE.multipliedBy(2)).maximumSize(MOST_CALLERS).build();

  private record Minute(Instant begun, int calls) {
    Minute another(Instant now) {
      return isOver(now) ? new Minute(now, 1) : new Minute(begun, calls + 1);
    }

    /** True also when the clock was set back. */
    private boolean isOver(Instant now) {
      return now.isBefore(begun) || !now.isBefore(begun.plus(MINUTE));
    }
  }

  public CallRate(Clock clock, int mostInMinute) {
    this.clock = clock;
    this.mostInMinute = mostInMinute;
  }

  /**
   * Counts a call.
   *
   * @return zero if the call is allowed, else how long to wait before the next one
   */
  public Duration count(String caller) {
    Instant now = clock.instant();
    Minute minute =
        minutes
            .asMap()
            .compute(
                caller, (key, before) -> before == null ? new Minute(now, 1) : before.another(now));
    return minute.calls() <= mostInMinute
        ? Duration.ZERO
        : Duration.between(now, minute.begun().plus(MINUTE));
  }
}
