package dev.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class SharedClockTest {
  @Test
  void tellsTheTimeOfH2() {
    try (MemoryDatabase database = new MemoryDatabase("shared-clock")) {
      isRight(database.entities());
    }
  }

  @Test
  void tellsTheTimeOfPostgres() {
    try (EntityManagerFactory factory = MemoryDatabase.entitiesOn(PostgresDatabases.empty());
        EntityManager entities = factory.createEntityManager()) {
      isRight(entities);
    }
  }

  /** Both run on this machine. */
  private static void isRight(EntityManager entities) {
    SharedClock clock = new SharedClock();
    clock.entities = entities;

    assertThat(clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }
}
