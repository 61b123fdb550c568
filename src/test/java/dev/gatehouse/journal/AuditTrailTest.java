package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
  private static final int MANY = 20_000;

  private final MemoryDatabase memory = new MemoryDatabase("audit-trail");
  private final AuditTrail trail = new AuditTrail();

  @BeforeEach
  void fill() {
    trail.entities = memory.entities();
    memory.write(
        () ->
            memory
                .entities()
                .createNativeQuery(
                    "insert into audit_entry (id, occurred_at, actor, event, site_id, target,"
                        + " changes) select x, dateadd(second, x, timestamp with time zone"
                        + " '2026-01-01 00:00:00+00'), 'a' || mod(x, 7), 'jwt.created',"
                        + " mod(x, 10), 't', '{}' from system_range(1, "
                        + MANY
                        + ")")
                .executeUpdate());
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private static AuditTrail.Filter filter(String actor, List<Long> among) {
    return new AuditTrail.Filter(
        null, actor == null ? null : List.of(actor), null, null, null, among);
  }

  private List<Long> ids(List<AuditEntry> entries) {
    return entries.stream().map(AuditEntry::getId).toList();
  }

  @Test
  void findsTheLastPageOfManyAsFastAsTheFirst() {
    AuditTrail.Filter filter = filter("a3", List.of(3L, 4L));
    Instant begin = Instant.now();

    assertThat(ids(trail.list(filter, null, 51))).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(trail.list(filter, 5_000L, 51)).hasSize(51);
    assertThat(trail.newer(filter, 5_000L, 51)).hasSize(51);

    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void goesThereAndBackThroughTheSamePages() {
    AuditTrail.Filter filter = filter(null, List.of(3L));
    List<Long> first = ids(trail.list(filter, null, 50));
    List<Long> second = ids(trail.list(filter, first.get(49), 50));

    assertThat(ids(trail.newer(filter, second.get(0), 50))).isEqualTo(first);
    assertThat(trail.newer(filter, first.get(0), 50)).isEmpty();
    List<Long> both = new ArrayList<>(first);
    both.addAll(second);
    assertThat(both).doesNotHaveDuplicates().isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void namesThoseWhoChangedSomethingAtTheSites() {
    assertThat(trail.actors(null)).containsExactly("a0", "a1", "a2", "a3", "a4", "a5", "a6");
    assertThat(trail.actors(List.of())).isEmpty();
    assertThat(trail.actors(List.of(999L))).isEmpty();
  }
}
