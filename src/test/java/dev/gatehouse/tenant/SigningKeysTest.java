package dev.gatehouse.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
  private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

  private final MemoryDatabase database = new MemoryDatabase("signing-keys");
  private final SigningKeys keys = new SigningKeys();

  @BeforeEach
  void fill() {
    keys.entities = database.entities();
    Rows rows = new Rows(database);
    database.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.connection(7, 1, true);
          rows.key(1, 1, 7, null);
          rows.key(2, 1, 7, null);
          rows.key(3, 1, 7, null);
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Instant lastUse(long id) {
    return database.ask(
        () -> {
          database.entities().clear();
          return database.entities().find(SigningKey.class, id).getLastUsedAt();
        });
  }

  @Test
  void eachKeyHasTheTimeOfItsOwnLastUse() {
    database.write(() -> keys.used(Map.of(1L, NOON, 2L, NOON.plusSeconds(3))));

    assertThat(lastUse(1)).isEqualTo(NOON);
    assertThat(lastUse(2)).isEqualTo(NOON.plusSeconds(3));
    assertThat(lastUse(3)).isNull();
  }

  @Test
  void laterTimeOfAnotherNodeStays() {
    database.write(() -> keys.used(Map.of(1L, NOON)));
    database.write(() -> keys.used(Map.of(1L, NOON.minusSeconds(3))));

    assertThat(lastUse(1)).isEqualTo(NOON);
  }
}
