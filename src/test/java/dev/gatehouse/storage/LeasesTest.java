package dev.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeasesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void oneOfSeveralNodesTakesTheWorkUntilItsTimeIsOver() {
    try (MemoryDatabase database = new MemoryDatabase("leases")) {
      assertThat(take(database, NOON)).isTrue();
      assertThat(take(database, NOON.plusSeconds(1))).isFalse();
      assertThat(take(database, NOON.plusSeconds(50))).isFalse();
      assertThat(take(database, NOON.plusSeconds(51))).isTrue();
    }
  }

  private static boolean take(MemoryDatabase database, Instant now) {
    return database.ask(
        () -> {
          Leases leases = new Leases();
          leases.entities = database.entities();
          leases.clock = Clock.fixed(now, ZoneOffset.UTC);
          return leases.take("purge", Duration.ofSeconds(50));
        });
  }

  @Test
  void nodeRemembersWhenItAskedFirst() {
    try (MemoryDatabase database = new MemoryDatabase("asked")) {
      SettableClock clock = new SettableClock(NOON);
      Leases leases = new Leases();
      leases.entities = database.entities();
      leases.clock = clock;
      assertThat(leases.firstAsked(Leases.PURGE)).isEmpty();

      for (int minute = 0; minute < 3; minute++) {
        database.write(() -> leases.take(Leases.PURGE, Duration.ofSeconds(50)));
        clock.advance(Duration.ofMinutes(1));
      }

      assertThat(leases.firstAsked(Leases.PURGE)).contains(NOON);
      assertThat(leases.firstAsked(Leases.ALERTS)).isEmpty();
    }
  }

  @Test
  void whoHoldsALeaseKeepsItUntilAnotherNodeMayTakeIt() {
    try (MemoryDatabase database = new MemoryDatabase("held")) {
      Instant first = hold(database, NOON, Instant.EPOCH).orElseThrow();
      Instant second = hold(database, NOON.plusSeconds(30), first).orElseThrow();

      assertThat(second).isEqualTo(NOON.plusSeconds(90));
      assertThat(hold(database, NOON.plusSeconds(89), Instant.EPOCH)).isEmpty();
      assertThat(hold(database, NOON.plusSeconds(89), first)).isEmpty();
      Instant others = hold(database, NOON.plusSeconds(91), Instant.EPOCH).orElseThrow();
      assertThat(hold(database, NOON.plusSeconds(92), second)).isEmpty();
      assertThat(others).isEqualTo(NOON.plusSeconds(151));
    }
  }

  private static Optional<Instant> hold(MemoryDatabase database, Instant now, Instant mine) {
    return database.ask(
        () -> {
          Leases leases = new Leases();
          leases.entities = database.entities();
          leases.clock = Clock.fixed(now, ZoneOffset.UTC);
          return leases.hold(Leases.DELIVERY, mine, Duration.ofSeconds(60));
        });
  }
}
