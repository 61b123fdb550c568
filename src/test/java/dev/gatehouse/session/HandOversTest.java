package dev.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.tenant.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandOversTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final TenantId FIRST = new TenantId(1);
  private static final TenantId SECOND = new TenantId(2);

  private final MemoryDatabase database = new MemoryDatabase("hand-overs");
  private final HandOvers handOvers = new HandOvers();

  @BeforeEach
  void makeSites() {
    handOvers.entities = database.entities();
    setTime(NOON);
    database.write(
        () -> {
          for (TenantId site : List.of(FIRST, SECOND)) {
            sql(
                "insert into tenant (id, version, revision, subdomain, name, visibility,"
                    + " home_published, session_minutes, frame_ancestors, widget_origins,"
                    + " widget_id, created_at) values (?, 1, 1, ?, 'A', 'SSO', true, 60, '', '',"
                    + " ?, current_timestamp)",
                site.value(),
                "s" + site,
                "w" + site);
          }
          sql(
              "insert into connection (id, tenant_id, version, protocol, name, enabled,"
                  + " is_default, clock_skew_seconds, role_ceiling, options, algorithm, created_at)"
                  + " values (7, 1, 1, 'any', 'JWT', true, true, 30, 'VIEWER', '{\"siteIds\":[2]}',"
                  + " 'HS256', current_timestamp)");
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void sql(String statement, Object... values) {
    var query = database.entities().createNativeQuery(statement);
    for (int i = 0; i < values.length; i++) {
      query.setParameter(i + 1, values[i]);
    }
    query.executeUpdate();
  }

  private void setTime(Instant now) {
    handOvers.clock = Clock.fixed(now, ZoneOffset.UTC);
  }

  private String begin() {
    SignInScope scope = new SignInScope(List.of(2L, 1L), "ann@example.com", true);
    HandOver.Payload payload =
        new HandOver.Payload(7, null, scope, NOON.minusSeconds(90), NOON.plusSeconds(600), "/docs");
    return database.ask(() -> handOvers.begin(SECOND, payload));
  }

  private boolean leads(TenantId site, String code) {
    return database.ask(() -> handOvers.find(site, code)).isPresent();
  }

  @Test
  void carriesEverythingOver() {
    String code = begin();

    HandOver.Payload payload =
        database.ask(() -> handOvers.find(SECOND, code)).orElseThrow().payload();

    assertThat(payload.scope().sites()).containsExactly(2L, 1L);
    assertThat(payload.scope().email()).isEqualTo("ann@example.com");
    assertThat(payload.returnTo()).isEqualTo("/docs");
    assertThat(payload.authenticatedAt()).isEqualTo(NOON.minusSeconds(90));
    assertThat(payload.endsAt()).isEqualTo(NOON.plusSeconds(600));
  }

  @Test
  void codesHave256BitsAndAreNotStored() {
    String code = begin();

    assertThat(code).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(begin());
    String stored =
        (String)
            database
                .entities()
                .createNativeQuery("select min(code_hash) from hand_over")
                .getSingleResult();
    assertThat(stored).matches("[0-9a-f]{64}");
  }

  @Test
  void leadsToItsOwnSiteOnly() {
    String code = begin();

    assertThat(leads(SECOND, code)).isTrue();
    assertThat(leads(FIRST, code)).isFalse();
    assertThat(leads(SECOND, code + "x")).isFalse();
    assertThat(leads(SECOND, "")).isFalse();
  }

  @Test
  void livesForOneMinute() {
    String code = begin();

    setTime(NOON.plusSeconds(59));
    assertThat(leads(SECOND, code)).isTrue();
    setTime(NOON.plusSeconds(60));
    assertThat(leads(SECOND, code)).isFalse();
  }

  @Test
  void isGoneWithItsConnection() {
    begin();
    database.write(() -> sql("delete from connection where id = 7"));

    assertThat(purged(NOON.plusSeconds(3600))).isZero();
  }

  @Test
  void isForgottenWhenItsTimeIsOverByEveryNodesClock() {
    begin();

    assertThat(purged(NOON.plusSeconds(659))).isZero();
    assertThat(purged(NOON.plusSeconds(661))).isOne();
  }

  private int purged(Instant now) {
    return database.ask(() -> handOvers.purge(now, 100));
  }
}
