package dev.gatehouse.it.support.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what the server does by itself a little later. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  /**
   * Asks again and again until the condition holds.
   *
   * @throws AssertionError when it does not hold within two minutes
   */
  public static void eventually(String what, BooleanSupplier condition) {
    eventually(what, PATIENCE, condition);
  }

  /** The same for what takes longer. */
  public static void eventually(String what, Duration patience, BooleanSupplier condition) {
    Instant end = Instant.now().plus(patience);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + patience + ": " + what);
      }
      pause();
    }
  }

  /**
   * What the work gives when it no longer fails: for what comes before an outage, on a server whose
   * limits a busy machine may miss.
   */
  public static <T> T firstSuccess(Supplier<T> work) {
    List<T> result = new ArrayList<>();
    eventually(
        "work that does not fail",
        () -> {
          try {
            return result.add(work.get());
          } catch (AssertionError tooSlow) {
            return false;
          }
        });
    return result.get(0);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
