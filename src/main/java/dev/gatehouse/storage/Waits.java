package dev.gatehouse.storage;

import dev.gatehouse.measure.Durations;
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

  void ended(long begun) {
    durations.addSince(begun);
  }

  DatabaseUnavailable failed(DatabaseUnavailable failure) {
    inVain.increment();
    return failure;
  }

  public Durations durations() {
    return durations;
  }

  /** How often there was no answer in time, or no connection. */
  public long inVain() {
    return inVain.sum();
  }
}
