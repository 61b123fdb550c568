package dev.gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteFiguresTest {
  private static final Instant NOW = Instant.parse("2030-01-02T00:00:00Z");

  private final MemoryDatabase memory = new MemoryDatabase("figures");
  private final SiteFigures figures = new SiteFigures();

  @BeforeEach
  void wire() {
    figures.entities = memory.entities();
    figures.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    memory.write(
        () -> {
          tenant(1, "zebra", "Zebra help");
          tenant(2, "acme", "Acme help");
          connection(1, 1, true);
          connection(2, 1, false);
          session(1, 1, "2030-01-02 00:00:01+00");
          session(2, 1, "2030-01-01 23:59:59+00");
          event(1, 1, "2029-12-31 23:00:00+00", "sso.redirect_flow.rejected", "'replayed'");
          event(2, 1, "2030-01-01 01:00:00+00", "sso.redirect_flow.rejected", "'expired'");
          event(3, 1, "2030-01-01 02:00:00+00", "sso.redirect_flow.rejected", "'bad_signature'");
          event(4, 1, "2030-01-01 03:00:00+00", "sso.redirect_flow.accepted", "null");
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void countsWhatHappenedAtEachHelpCenter() {
    assertThat(figures.sites(10))
        .extracting(SiteRow::name)
        .containsExactly("Acme help", "Zebra help");

    SiteRow busy = figures.sites(10).get(1);
    assertThat(busy.connectionsOn()).isEqualTo(1);
    assertThat(busy.connectionsOff()).isEqualTo(1);
    assertThat(busy.liveSessions()).isEqualTo(1);
    assertThat(busy.signIns()).isEqualTo(1);
    assertThat(busy.refusals()).isEqualTo(2);
    assertThat(busy.lastRefusal()).isEqualTo("bad_signature");
    assertThat(busy.readers()).isEqualTo("Single sign-on");
  }

  @Test
  void showsZerosWhereNothingHappened() {
    SiteRow quiet = figures.sites(1).get(0);

    assertThat(quiet.connectionsOn() + quiet.connectionsOff() + quiet.liveSessions()).isZero();
    assertThat(quiet.signIns() + quiet.refusals()).isZero();
    assertThat(quiet.lastRefusal()).isNull();
    assertThat(figures.count()).isEqualTo(2);
  }

  @Test
  void listsTheNewestEventsFirst() {
    assertThat(figures.lastEvents(2))
        .extracting(EventRow::time, EventRow::site, EventRow::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("2030-01-01 03:00:00", "Zebra help", null),
            org.assertj.core.groups.Tuple.tuple(
                "2030-01-01 02:00:00", "Zebra help", "bad_signature"));
  }

  private void tenant(long id, String subdomain, String name) {
    sql(
        "insert into tenant values (%d, 1, 1, '%s', '%s', 'SSO', true, 480, '', '', 'w%d', null, %s)",
        id, subdomain, name, id, at("2029-01-01 00:00:00+00"));
  }

  private void connection(long id, long tenant, boolean enabled) {
    sql(
        "insert into connection (id, tenant_id, version, protocol, name, enabled, is_default,"
            + " token_ttl_seconds, clock_skew_seconds, role_ceiling, allow_unsolicited,"
            + " cookie_path, site_ids, algorithm, created_at) values (%d, %d, 1, 'helpcenter',"
            + " 'Main', %s, false, 300, 0, 'VIEWER', false, '/', '', 'HS256', %s)",
        id, tenant, enabled, at("2029-01-01 00:00:00+00"));
  }

  private void session(long id, long tenant, String expiry) {
    sql(
        "insert into reader_session (id, tenant_id, token_hash, session_groups, created_at,"
            + " expires_at, last_seen_at) values (%1$d, %2$d, 'hash %1$d', '', %3$s, %3$s, %3$s)",
        id, tenant, at(expiry));
  }

  private void event(long id, long tenant, String time, String name, String reason) {
    sql(
        "insert into event (id, tenant_id, occurred_at, name, reason) values (%d, %d, %s, '%s', %s)",
        id, tenant, at(time), name, reason);
  }

  private static String at(String time) {
    return "timestamp with time zone '" + time + "'";
  }

  private void sql(String statement, Object... values) {
    memory.entities().createNativeQuery(statement.formatted(values)).executeUpdate();
  }
}
