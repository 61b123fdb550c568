package dev.gatehouse.secret;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Limits the calls of each caller in a time, such as a minute. Each node counts separately. */
public final class CallRate {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_CALLERS = 100_000;

  private final Clock clock;
  private final int most;
  private final Duration length;
  private final Cache<String, Window> windows;

  private record Window(Instant begun, int calls) {
    Window another(Instant now, Duration length) {
      return isOver(now, length) ? new Window(now, 1) : new Window(begun, calls + 1);
    }

    /** True also when the clock was set back. */
    private boolean isOver(Instant now, Duration length) {
      return now.isBefore(begun) || !now.isBefore(begun.plus(length));
    }
  }

  public CallRate(Clock clock, int mostInMinute) {
    this(clock, mostInMinute, MINUTE);
  }

  /**
   * @param most the most calls within {@code length}
   */
  public CallRate(Clock clock, int most, Duration length) {
    this.clock = clock;
    this.most = most;
    this.length = length;
    this.windows =
        Caches.builder()
            .expireAfterAccess(length.multipliedBy(2))
            .maximumSize(MOST_CALLERS)
            .build();
  }

  /**
   * Counts a call.
   *
   * @return zero if the call is allowed, else how long to wait before the next one
   */
  public Duration count(String caller) {
    Instant now = clock.instant();
    Window window =
        windows
            .asMap()
            .compute(
                caller,
                (key, before) -> before == null ? new Window(now, 1) : before.another(now, length));
    return window.calls() <= most
        ? Duration.ZERO
        : Duration.between(now, window.begun().plus(length));
  }
}
