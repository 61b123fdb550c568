package dev.gatehouse.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PurgeTest {
  private final List<String> asked = new ArrayList<>();
  private final Purge purge = new Purge();

  @BeforeEach
  void setClock() {
    purge.clock = new SettableClock(Instant.parse("2030-01-01T00:00:00Z"));
  }

  /** A store with so many expired rows. */
  private Expiring store(String name, int rows) {
    int[] left = {rows};
    return (now, batch) -> {
      asked.add(name);
      int some = Math.min(left[0], batch);
      left[0] -= some;
      return some;
    };
  }

  @Test
  void storesWithMuchToDeleteTakeTurns() {
    assertThat(purge.run(List.of(store("many", 1_200), store("few", 3)))).hasValue(1_203);
    assertThat(asked).containsExactly("many", "few", "many", "many");
  }

  @Test
  void storeThatFailsKeepsTheRunFromCounting() {
    Expiring failing =
        (now, batch) -> {
          throw new IllegalStateException("no such column");
        };

    assertThat(purge.run(List.of(failing, store("other", 3)))).isEmpty();
    assertThat(asked).containsExactly("other");
  }
}
