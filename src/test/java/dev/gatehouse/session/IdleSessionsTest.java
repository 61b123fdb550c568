package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.session.ended.PretendEndings;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.feed.PretendNode;
import dev.gatehouse.tenant.SessionPolicy;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdleSessionsTest {
  private static final Duration IDLE = Duration.ofMinutes(10);

  private final MemoryDatabase database = new MemoryDatabase("idle-sessions");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final SessionEndings endings = new SessionEndings();
  private final IdleSessions here = node();
  private final IdleSessions there = node();
  private final Site site =
      new PretendSite(ProtocolsOnClassPath.shipped().get(0), null).live().site();
  private LiveSession session;

  private IdleSessions node() {
    Sessions sessions = new Sessions();
    sessions.entities = database.entities();
    sessions.clock = clock;
    sessions.feed = new PretendNode(database.entities()).feed();
    IdleSessions node = new IdleSessions();
    node.entities = database.entities();
    node.clock = clock;
    node.sessions = sessions;
    node.endings = endings;
    node.ended = PretendEndings.at(database, clock);
    return node;
  }

  @BeforeEach
  void begin() {
    site.settings().getSessions().setIdleMinutes((int) IDLE.toMinutes());
    ReaderSession begun =
        new ReaderSession(
            site.id(),
            SessionHolder.guest(null),
            SessionOrigin.secret(null),
            clock.instant(),
            Duration.ofHours(8));
    begun.foundBy("token");
    database.write(
        () -> {
          new Rows(database).tenant(site.id().value(), "acme", "Acme");
          new Rows(database).sql("update tenant set idle_minutes = %d", IDLE.toMinutes());
          database.entities().persist(begun);
        });
    session =
        new LiveSession(
            begun.getId(),
            Caller.guest(site.id()),
            begun.holder(),
            begun.origin(),
            new LiveSession.Times(
                begun.getCreatedAt(),
                begun.getCreatedAt(),
                begun.getLastSeenAt(),
                begun.getExpiresAt()),
            null);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private boolean isOver(IdleSessions node) {
    return database.ask(() -> node.isOver(site, session.id(), session.lastSeenAt()));
  }

  private int purged() {
    return database.ask(() -> here.purge(clock.instant(), 100));
  }

  @Test
  void endsWhenNobodyUsedIt() {
    clock.advance(IDLE.minusSeconds(1));
    assertThat(isOver(here)).isFalse();

    clock.advance(Duration.ofSeconds(1));

    assertThat(here.seemsOver(site, session.id(), session.lastSeenAt())).isTrue();
    assertThat(isOver(here)).isTrue();
    assertThat(here.sessions.find(site.id(), session.id())).isEmpty();
    assertThat(endings.count(SessionEndings.Why.IDLE)).isEqualTo(1);
  }

  @Test
  void useOnAnotherNodeKeepsItAlive() {
    clock.advance(Duration.ofMinutes(9));
    there.note(site, session.id());
    database.write(there::flush);
    clock.advance(Duration.ofMinutes(9));

    assertThat(here.seemsOver(site, session.id(), session.lastSeenAt())).isTrue();
    assertThat(isOver(here)).isFalse();
    // Memory knows now.
    assertThat(here.seemsOver(site, session.id(), session.lastSeenAt())).isFalse();

    clock.advance(Duration.ofMinutes(1));
    assertThat(isOver(here)).isTrue();
  }

  @Test
  void purgeEndsWhatNobodyCameBackTo() {
    clock.advance(IDLE.plusMinutes(1));
    assertThat(purged()).isZero();

    clock.advance(Duration.ofMinutes(2));
    assertThat(purged()).isEqualTo(1);
  }

  @Test
  void databaseIsToldWithinATenthOfTheTime() {
    SessionPolicy policy = new SessionPolicy();
    assertThat(IdleSessions.every(policy)).isEqualTo(Duration.ofMinutes(1));
    policy.setIdleMinutes(5);
    assertThat(IdleSessions.every(policy)).isEqualTo(Duration.ofSeconds(30));
    policy.setIdleMinutes(600);
    assertThat(IdleSessions.every(policy)).isEqualTo(Duration.ofMinutes(1));
  }
}
