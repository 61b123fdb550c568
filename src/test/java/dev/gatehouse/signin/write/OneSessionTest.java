package dev.gatehouse.signin.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.session.ListedSessions;
import dev.gatehouse.session.OneSession;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.session.SessionHolder;
import dev.gatehouse.session.SessionNames;
import dev.gatehouse.session.SessionOrigin;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.PostgresDatabases;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.Site;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On PostgreSQL, where sign-ins at once wait for each other in other ways than on H2. */
class OneSessionTest {
  private static final long READER = 8;
  private static final int AT_ONCE = 6;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-28T12:00:00Z"));
  private final DataSource dataSource = PostgresDatabases.migrated();
  private final EntityManagerFactory factory = MemoryDatabase.entitiesOn(dataSource);
  private final Site site =
      new PretendSite(ProtocolsOnClassPath.shipped().get(0), null).live().site();

  @BeforeEach
  void makeReader() throws SQLException {
    long tenant = site.id().value();
    site.settings().getSessions().setOneSessionPerUser(true);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into tenant (id, version, revision, subdomain, name, visibility, home_published,"
              + " session_minutes, widget_id, created_at, frame_ancestors, widget_origins)"
              + " values (%d, 1, 1, 's', 'S', 'SSO', true, 480, 'w', now(), '', '')"
                  .formatted(tenant));
      statement.executeUpdate(
          "insert into reader (id, tenant_id, version, role, email, created_at,"
              + " custom_fields, banned)"
              + " values (%d, %d, 1, 'VIEWER', 'ann@one.example', now(), '{}', false)"
                  .formatted(READER, tenant));
    }
  }

  @AfterEach
  void close() {
    factory.close();
  }

  private <T> T written(Function<Wiring, T> work) {
    EntityManager entities = factory.createEntityManager();
    try {
      entities.getTransaction().begin();
      T answer = work.apply(new Wiring(dataSource, entities, clock));
      entities.getTransaction().commit();
      return answer;
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.close();
    }
  }

  private ReaderSession session(String browser) {
    return new ReaderSession(
            site.id(),
            SessionHolder.reader(READER),
            SessionOrigin.secret(null),
            clock.instant(),
            Duration.ofHours(8))
        .landing(null, browser);
  }

  private int begin(String token, String... browser) {
    ReaderSession begun = session(browser.length == 0 ? null : browser[0]);
    return written(w -> w.of(OneSession.class).begin(site, begun, token, List.of(browser)));
  }

  private ReaderSession visit() {
    return new ReaderSession(
            site.id(),
            SessionHolder.visitor("Vi"),
            SessionOrigin.secret(null),
            clock.instant(),
            Duration.ofHours(8))
        .named(new SessionNames(null, "vi@one.example"));
  }

  private boolean list(String token) {
    return list(token, session(null));
  }

  private boolean list(String token, ReaderSession session) {
    return written(
        w -> {
          w.of(ListedSessions.class).add(site, session, token, List.of());
          return true;
        });
  }

  private boolean isThere(String token) {
    return written(
        w -> w.of(Sessions.class).byToken(site.id(), token, clock.instant()).isPresent());
  }

  private boolean wasReplaced(String token) {
    return written(w -> w.of(OneSession.class).wasReplaced(site, token));
  }

  @Test
  void sessionsOfOneBrowserLeaveEachOtherAlone() {
    begin("first", "ann's");

    assertThat(begin("second", "another cookie", "ann's")).isZero();
    assertThat(isThere("first")).isTrue();
    assertThat(begin("third", "the telephone's")).isEqualTo(2);
    assertThat(isThere("first")).isFalse();
    assertThat(wasReplaced("first")).isTrue();
    assertThat(begin("fourth")).isEqualTo(1);
    assertThat(begin("fifth")).isEqualTo(1);
  }

  @Test
  void tokenThatIsListedAgainCanBeReplacedAgain() {
    list("older");
    list("newer");
    assertThat(wasReplaced("older")).isTrue();

    list("older");

    assertThat(wasReplaced("older")).isFalse();
    assertThat(wasReplaced("newer")).isTrue();
    list("newest");
    assertThat(wasReplaced("older")).isTrue();
    assertThat(isThere("newest")).isTrue();
  }

  @Test
  void tokenWhoseRowHasExpiredIsListedAgain() {
    list("token");
    clock.advance(Duration.ofHours(9));
    assertThat(isThere("token")).isFalse();

    list("token");

    assertThat(isThere("token")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofSignInsAtOnceOneStaysAndNoneFails(boolean ofVisitor) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<Boolean>> running = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        String token = "token " + i;
        ReaderSession session = ofVisitor ? visit() : session(null);
        running.add(threads.submit(() -> list(token, session)));
      }
      for (Future<Boolean> one : running) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    List<String> left = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      String token = "token " + i;
      if (isThere(token)) {
        left.add(token);
      }
    }
    assertThat(left).hasSize(1);
  }
}
