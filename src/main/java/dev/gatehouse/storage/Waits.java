package dev.gatehouse.storage;

import dev.gatehouse.measure.Durations;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Measures how long requests wait for the database. */
public final class Waits {
  private final Durations durations =
      new Durations(
          Duration.ofMillis(1),
          Duration.ofMillis(5),
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofMillis(500),
          Duration.ofSeconds(2));

  private final LongAdder inVain = new LongAdder();
  private final RecentAnswers recent = new RecentAnswers();

  void ended(long begun) {
    durations.addSince(begun);
    recent.count(System.nanoTime());
  }

  DatabaseUnavailable failed(DatabaseUnavailable failure) {
    inVain.increment();
    recent.fail(System.nanoTime());
    return failure;
  }

  /** Whether too many of the last seconds' requests waited in vain. */
  public boolean areTooOftenInVain() {
    return recent.areTooFew(System.nanoTime());
  }

  public Durations durations() {
    return durations;
  }

  /** How often there was no answer in time, or no connection. */
  public long inVain() {
    return inVain.sum();
  }
}
