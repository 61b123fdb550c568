package dev.gatehouse.administration.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.session.SessionHolder;
import dev.gatehouse.session.SessionNames;
import dev.gatehouse.session.SessionOrigin;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.ended.EndedTokens;
import dev.gatehouse.token.ended.TokenEnding;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For how long it is remembered that a token ended which was the session itself. */
class SessionChangesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Actor ACTOR =
      new Actor("ada@example.com", "192.0.2.1", new Rights(true, Map.of()));

  private Instant remembered;

  private void end(Instant expires) {
    TenantId site = new TenantId(5);
    ReaderSession session =
        new ReaderSession(
                site,
                SessionHolder.guest("Ann"),
                SessionOrigin.connection(7, "hash of the token"),
                NOON,
                Duration.ofHours(1))
            .named(new SessionNames(null, null).ofToken(NOON, "one", expires));
    SessionChanges changes = new SessionChanges();
    changes.clock = new SettableClock(NOON.plusSeconds(60));
    changes.sessions =
        new Sessions() {
          @Override
          public Optional<ReaderSession> find(TenantId tenant, long id) {
            return Optional.of(session);
          }

          @Override
          public boolean end(TenantId tenant, long id) {
            return true;
          }
        };
    changes.endedTokens =
        new EndedTokens() {
          @Override
          public void end(TenantId tenant, TokenEnding ending, Instant until, Instant expired) {
            remembered = expired;
          }
        };
    changes.trail =
        new Trail() {
          @Override
          public void record(
              Actor actor, AuditEvent event, Tenant tenant, String target, Changes what) {}
        };
    changes.end(ACTOR, new PretendSite(ProtocolsOnClassPath.shipped().get(0), null).tenant, 1);
  }

  @Test
  void asLongAsTheTokenCouldCountIfTheSiteAllowedLongerSessions() {
    end(NOON.plus(Duration.ofHours(10)));

    assertThat(remembered).isEqualTo(NOON.plus(Duration.ofHours(10)));
  }

  @Test
  void yearsIfTheTokenHasNoEnd() {
    end(null);

    assertThat(remembered).isAfter(NOON.plus(Duration.ofDays(3_600)));
  }
}
