package dev.gatehouse.tenant.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyCountsTest {
  private static final TenantId ACME = new TenantId(1);
  private static final Instant NOON = Instant.parse("2030-01-01T12:03:21.5Z");

  private final MemoryDatabase database = new MemoryDatabase("key-counts");
  private final KeyCounts counts = new KeyCounts();

  @BeforeEach
  void fill() {
    counts.entities = database.entities();
    Rows rows = new Rows(database);
    database.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.tenant(2, "zebra", "Zebra");
          rows.connection(7, 1, true);
          rows.connection(8, 1, true);
          rows.key(1, 1, 7, null);
          rows.key(2, 1, 7, null);
          rows.key(3, 1, 8, null);
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void add(long key, Duration ago, long uses) {
    database.write(() -> counts.add(key, KeyCounts.unit(NOON.minus(ago)), uses));
  }

  private Map<Long, KeyCounts.Usage> usage(TenantId tenant, long connection) {
    return database.ask(() -> counts.of(tenant, connection, NOON));
  }

  @Test
  void addsUpEachKeysUsesOfAnHourAndOfADay() {
    add(1, Duration.ZERO, 2);
    add(1, Duration.ofSeconds(30), 3);
    add(1, Duration.ofMinutes(59), 5);
    add(1, Duration.ofHours(2), 7);
    add(1, Duration.ofHours(25), 11);
    add(2, Duration.ofHours(23), 13);
    add(3, Duration.ZERO, 17);

    assertThat(usage(ACME, 7))
        .isEqualTo(Map.of(1L, new KeyCounts.Usage(10, 17), 2L, new KeyCounts.Usage(0, 13)));
    assertThat(usage(ACME, 8)).isEqualTo(Map.of(3L, new KeyCounts.Usage(17, 17)));
    assertThat(usage(new TenantId(2), 7)).isEmpty();
  }

  @Test
  void usesOfADeletedKeyAreDropped() {
    add(99, Duration.ZERO, 2);
    add(1, Duration.ZERO, 3);

    assertThat(usage(ACME, 7)).isEqualTo(Map.of(1L, new KeyCounts.Usage(3, 3)));
  }

  @Test
  void purgesWhatIsOlderThanADay() {
    add(1, Duration.ZERO, 2);
    add(1, Duration.ofHours(25), 3);
    add(2, Duration.ofHours(26), 4);

    int first = database.ask(() -> counts.purge(NOON, 100));
    int second = database.ask(() -> counts.purge(NOON, 100));

    assertThat(first).isEqualTo(2);
    assertThat(second).isZero();
    assertThat(usage(ACME, 7)).isEqualTo(Map.of(1L, new KeyCounts.Usage(2, 2)));
  }

  @Test
  void unitsBeginAtEveryFiveMinutes() {
    assertThat(KeyCounts.unit(NOON)).isEqualTo(Instant.parse("2030-01-01T12:00:00Z"));
    assertThat(KeyCounts.unit(NOON.plusSeconds(120)))
        .isEqualTo(Instant.parse("2030-01-01T12:05:00Z"));
  }
}
