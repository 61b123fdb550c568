package dev.gatehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");

  private final MemoryDatabase memory = new MemoryDatabase("deliveries");
  private final Rows rows = new Rows(memory);
  private final Deliveries deliveries = new Deliveries();

  @BeforeEach
  void fill() {
    deliveries.entities = memory.entities();
    deliveries.clock = new SettableClock(NOW);
    memory.write(
        () -> {
          hook(1, true, 0, "09:59:00");
          hook(2, true, 0, "09:58:00");
          hook(3, true, 4, "09:58:00");
          hook(4, true, 4, "10:05:00");
          hook(5, false, 0, "09:00:00");
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void hook(long id, boolean events, int failures, String nextAt) {
    rows.sql(
        "insert into webhook (id, name, url, enabled, alerts, events, audit, sealed_secret,"
            + " created_at, version) values (%d, 'ops', 'https://x.example', true, true, %s, false,"
            + " '', timestamp with time zone '2030-01-01 00:00:00+00', 1)",
        id, events);
    rows.sql(
        "insert into webhook_progress (webhook_id, events_after, audit_after, next_at, failures)"
            + " values (%d, 's0', 's0', timestamp with time zone '2030-01-01 %s+00', %d)",
        id, nextAt, failures);
  }

  private List<Long> due(Instant streamsAt, Set<Long> except, int limit) {
    return memory.ask(() -> deliveries.due(streamsAt, except, limit));
  }

  @Test
  void thoseWithStreamsAreDueOnceSomethingCameTheLongestWaitingFirst() {
    assertThat(due(NOW, Set.of(), 9)).containsExactly(2L, 1L);
    assertThat(due(NOW, Set.of(), 1)).containsExactly(2L);
    assertThat(due(NOW, Set.of(2L, 7L), 9)).containsExactly(1L);
    assertThat(due(NOW.minusSeconds(90), Set.of(), 9)).containsExactly(2L);
    assertThat(due(NOW.minusSeconds(3600), Set.of(), 9)).isEmpty();
  }

  @Test
  void deliveredOneWaitsBehindTheOthers() {
    memory.write(
        () -> {
          Deliveries.Due two = deliveries.find(2).orElseThrow();
          deliveries.delivered(
              two.progress(), two.progress().events(), two.progress().audit(), "HTTP 200");
        });

    assertThat(due(NOW, Set.of(), 9)).containsExactly(1L, 2L);
  }

  @Test
  void thoseWithAnAlertAreDueAtOnce() {
    memory.write(
        () ->
            rows.sql(
                "insert into alert_message (id, webhook_id, subject, body, created_at, next_at,"
                    + " failures) select 1, 5, 's', 'b', created_at, created_at, 0 from webhook"
                    + " where id = 5"));

    assertThat(due(Instant.EPOCH, Set.of(), 9)).containsExactly(5L);
  }

  @Test
  void thoseThatFailedAreDueAfterTheirPause() {
    assertThat(memory.ask(() -> deliveries.dueAgain(Set.of(), 9))).containsExactly(3L);
    assertThat(memory.ask(() -> deliveries.dueAgain(Set.of(3L), 9))).isEmpty();
  }
}
