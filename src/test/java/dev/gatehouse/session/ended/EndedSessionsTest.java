package dev.gatehouse.session.ended;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.Wiring;
import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {
  private static final TenantId ACME = new TenantId(1);
  private static final TenantId SHORT = new TenantId(2);
  private static final Instant NOW = Instant.parse("2030-06-30T12:00:00Z");

  private final MemoryDatabase memory = new MemoryDatabase("ended-sessions");
  private final Rows rows = new Rows(memory);
  private final Wiring beans =
      new Wiring(memory, new SettableClock(NOW))
          .with(
              Configuration.class,
              new Configuration(name -> name.equals("GATEHOUSE_EVENT_DAYS") ? "30" : null));
  private final EndedSessions ended = beans.bean(EndedSessions.class);
  private final ExpiredSessions expired = beans.bean(ExpiredSessions.class);

  @BeforeEach
  void fill() {
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.tenant(2, "short", "Short");
          rows.sql("update tenant set event_days = 2 where id = 2");
          rows.reader(7, 1, "vera@acme.example");
          rows.reader(8, 2, "vera@acme.example");
          rows.session(70, 1, 7L, "2030-06-30T20:00:00Z", null);
          rows.session(71, 1, 7L, "2030-06-30T10:00:00Z", null);
          rows.session(72, 1, null, "2030-06-30T10:00:00Z", null);
          rows.session(80, 2, 8L, "2030-06-30T20:00:00Z", 70L);
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  /** A user's, as the session's id, when it ended and why. */
  private List<String> of(TenantId site, long reader) {
    return memory.ask(() -> ended.list(site, reader, null, 0, 10)).stream()
        .map(end -> end.getSessionId() + " " + end.getEndedAt() + " " + end.getWhy())
        .toList();
  }

  @Test
  void notesUsersSessionsAndThoseThatWereHandedOver() {
    memory.write(() -> ended.note(List.of(70L, 72L), SessionEnd.SIGNED_OUT));

    assertThat(of(ACME, 7)).containsExactly("70 2030-06-30T12:00:00Z signed_out");
    assertThat(of(SHORT, 8)).containsExactly("80 2030-06-30T12:00:00Z signed_out");
    assertThat(of(SHORT, 7)).isEmpty();
  }

  @Test
  void sessionThatWasOverHasExpiredWhateverIsDoneThen() {
    memory.write(() -> ended.note(List.of(71L), SessionEnd.SIGNED_OUT));

    assertThat(of(ACME, 7)).containsExactly("71 2030-06-30T10:00:00Z expired");
  }

  @Test
  void expiredSessionsAreDeletedAndNoted() {
    assertThat(memory.ask(() -> expired.purge(NOW, 10))).isEqualTo(2);
    assertThat(memory.ask(() -> expired.purge(NOW, 10))).isZero();

    assertThat(of(ACME, 7)).containsExactly("71 2030-06-30T10:00:00Z expired");
  }

  @Test
  void areKeptAsLongAsEventsOfTheirSite() {
    memory.write(() -> ended.note(List.of(70L), SessionEnd.SIGNED_OUT));

    assertThat(memory.ask(() -> ended.purge(Instant.parse("2030-07-03T00:00:00Z"), 10)))
        .isEqualTo(1);
    assertThat(of(SHORT, 8)).isEmpty();
    assertThat(of(ACME, 7)).hasSize(1);
    assertThat(memory.ask(() -> ended.purge(Instant.parse("2030-08-03T00:00:00Z"), 10)))
        .isEqualTo(1);
    assertThat(of(ACME, 7)).isEmpty();
  }
}
