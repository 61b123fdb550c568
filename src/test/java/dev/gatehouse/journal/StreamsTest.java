package dev.gatehouse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.PostgresDatabases;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private static final TenantId ACME = new TenantId(1);
  private static final String TIME = "2030-01-01T10:00:00Z";

  private final MemoryDatabase memory = new MemoryDatabase("streams");
  private final Rows rows = new Rows(memory);
  private final SettableClock clock = new SettableClock(Instant.parse(TIME));
  private final Streams streams = new Streams();
  private StreamPosition position = StreamPosition.START;

  @BeforeEach
  void fill() {
    streams.entities = memory.entities();
    streams.clock = clock;
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.tenant(2, "zebra", "Zebra");
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void happens(long id, long tenant) {
    memory.write(() -> rows.event(id, tenant, TIME, "sso.helpsite.accepted", null));
  }

  /** Reads on from the last position, as text that a client kept. */
  private List<Long> next(TenantId tenant, int limit) {
    StreamPosition from = StreamPosition.of(position.toString()).orElseThrow();
    StreamPart<SignInEvent> part =
        memory.ask(() -> streams.events(tenant, EventFilter.ALL, from, limit));
    position = part.next();
    return part.rows().stream().map(SignInEvent::getId).toList();
  }

  private static Connection openWith(long id) throws SQLException {
    Connection late = DriverManager.getConnection("jdbc:h2:mem:streams");
    late.setAutoCommit(false);
    late.createStatement()
        .executeUpdate(
            "insert into event (id, tenant_id, occurred_at, name) values (%d, 1, %s, 'late')"
                .formatted(id, "timestamp with time zone '2030-01-01 10:00:00+00'"));
    return late;
  }

  @Test
  void readsInTheOrderOfWritingWhicheverNodeGaveTheId() {
    happens(100, 1);
    happens(50, 2);
    happens(51, 1);

    assertThat(next(null, 10)).containsExactly(100L, 50L, 51L);
    assertThat(next(null, 10)).isEmpty();
    position = StreamPosition.START;
    assertThat(next(ACME, 1)).containsExactly(100L);
    assertThat(next(ACME, 1)).containsExactly(51L);
  }

  @Test
  void deliversTransactionThatCommitsLateAndAfterNewerOnes() throws SQLException {
    happens(1, 1);
    try (Connection late = openWith(2)) {
      happens(3, 2);
      happens(4, 1);

      assertThat(next(ACME, 10)).containsExactly(1L, 4L);
      assertThat(position.gaps()).hasSize(1);
      happens(5, 1);
      assertThat(next(ACME, 10)).containsExactly(5L);

      late.commit();
    }

    assertThat(next(ACME, 10)).containsExactly(2L);
    assertThat(position.gaps()).isEmpty();
    assertThat(next(ACME, 10)).isEmpty();
  }

  @Test
  void givesUpWaitingOnceNoTransactionCanStillCommit() throws SQLException {
    happens(1, 1);
    try (Connection late = openWith(2)) {
      happens(3, 1);
      late.rollback();
    }
    next(ACME, 10);
    assertThat(position.gaps()).hasSize(1);

    memory.write(() -> streams.purge(clock.instant(), 100));
    clock.advance(StreamWindow.SETTLING.plusSeconds(1));

    next(ACME, 10);
    assertThat(position.gaps()).isEmpty();
  }

  @Test
  void losesNothingWhenMoreTransactionsAreOpenThanAPositionNames() throws SQLException {
    List<Connection> late = new ArrayList<>();
    for (long id = 1; id <= StreamPosition.MOST_GAPS + 5; id++) {
      late.add(openWith(id));
      happens(1000 + id, 2);
    }

    List<Long> read = new ArrayList<>(next(null, 500));
    for (Connection connection : late) {
      connection.commit();
      connection.close();
    }
    List<Long> more;
    do {
      more = next(null, 500);
      read.addAll(more);
    } while (!more.isEmpty());

    assertThat(read)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, StreamPosition.MOST_GAPS + 5)
                .boxed()
                .flatMap(id -> List.of(id, 1000 + id).stream())
                .toList());
  }

  @Test
  void beginsBehindWhatIsThereAndStillReadsWhatWasOpenThen() throws SQLException {
    happens(1, 1);
    try (Connection late = openWith(2)) {
      happens(3, 1);
      position = memory.ask(streams::endOfEvents);
      late.commit();
    }
    happens(4, 1);

    assertThat(next(ACME, 10)).containsExactly(2L, 4L);
  }

  @Test
  void keepsMarksThatAReaderNeedsOnH2() {
    keepsMarksThatAReaderNeeds(memory.entities());
  }

  @Test
  void keepsMarksThatAReaderNeedsOnPostgres() {
    try (EntityManagerFactory factory = MemoryDatabase.entitiesOn(PostgresDatabases.migrated());
        EntityManager entities = factory.createEntityManager()) {
      keepsMarksThatAReaderNeeds(entities);
    }
  }

  private void keepsMarksThatAReaderNeeds(EntityManager entities) {
    streams.entities = entities;
    entities.getTransaction().begin();
    entities
        .createNativeQuery(
            "insert into audit_entry (id, occurred_at, actor, event, target, changes) values (1,"
                + " timestamp with time zone '2030-01-01 10:00:00+00', 'a', 'jwt.created', 't',"
                + " '{}')")
        .executeUpdate();
    entities.getTransaction().commit();
    for (int minute = 0; minute < 90; minute++) {
      entities.getTransaction().begin();
      streams.purge(clock.instant(), 100);
      entities.getTransaction().commit();
      clock.advance(Duration.ofMinutes(1));
    }

    Number marks =
        (Number)
            entities
                .createNativeQuery("select count(*) from stream_mark where stream = 'audit'")
                .getSingleResult();
    assertThat(marks.intValue()).isBetween(60, 62);
  }
}
