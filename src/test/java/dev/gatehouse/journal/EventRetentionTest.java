package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventRetentionTest {
  private static final Instant NOW = Instant.parse("2030-06-30T00:00:00Z");

  private final MemoryDatabase memory = new MemoryDatabase("retention");
  private final Rows rows = new Rows(memory);
  private final EventRetention retention = new EventRetention();

  @BeforeEach
  void fill() {
    retention.entities = memory.entities();
    retention.configuration =
        new Configuration(name -> name.equals("GATEHOUSE_EVENT_DAYS") ? "30" : null);
    memory.write(
        () -> {
          rows.tenant(1, "platform", "As the platform");
          rows.tenant(2, "short", "Short");
          rows.tenant(3, "long", "Long");
          rows.sql("update tenant set event_days = 2 where id = 2");
          rows.sql("update tenant set event_days = 365 where id = 3");
          for (int tenant = 1; tenant <= 3; tenant++) {
            rows.event(tenant * 10, tenant, "2030-06-29T12:00:00Z", "a.accepted", null);
            rows.event(tenant * 10 + 1, tenant, "2030-06-27T12:00:00Z", "a.accepted", null);
            rows.event(tenant * 10 + 2, tenant, "2030-05-01T12:00:00Z", "a.accepted", null);
            rows.event(tenant * 10 + 3, tenant, "2028-05-01T12:00:00Z", "a.accepted", null);
          }
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private List<?> left() {
    return memory.ask(
        () ->
            memory
                .entities()
                .createQuery("select e.id from SignInEvent e order by e.id")
                .getResultList());
  }

  @Test
  void keepsEventsAsLongAsTheirSiteSays() {
    assertThat(memory.ask(() -> retention.purge(NOW, 100))).isEqualTo(6);
    assertThat(left()).isEqualTo(List.of(10L, 11L, 20L, 30L, 31L, 32L));
    assertThat(memory.ask(() -> retention.purge(NOW, 100))).isZero();
  }

  @Test
  void deletesNoMoreAtOnceThanItIsToldTo() {
    assertThat(memory.ask(() -> retention.purge(NOW, 4))).isEqualTo(4);
    assertThat(left()).hasSize(8);
    assertThat(memory.ask(() -> retention.purge(NOW, 4))).isEqualTo(2);
  }
}
