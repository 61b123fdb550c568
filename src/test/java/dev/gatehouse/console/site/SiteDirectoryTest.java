package dev.gatehouse.console.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Visibility;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteDirectoryTest {
  private static final Instant MIDNIGHT = Instant.parse("2030-01-02T00:00:00Z");

  private final MemoryDatabase memory = new MemoryDatabase("directory");
  private final SiteDirectory directory = new SiteDirectory();

  @BeforeEach
  void wire() {
    directory.entities = memory.entities();
    directory.clock = Clock.fixed(MIDNIGHT.plusSeconds(3600), ZoneOffset.UTC);
    memory.write(
        () -> {
          tenant(1, "zebra", "Zebra help");
          tenant(2, "acme", "Acme 100% help");
          tenant(3, "moose", "moose help");
          sql("insert into custom_domain (tenant_id, domain) values (3, 'docs.elk.example')");
          connection(1, 1, true);
          connection(2, 1, false);
          session(1, 1, "2030-01-02 02:00:00+00");
          session(2, 1, "2030-01-02 00:30:00+00");
          event(1, 1, "2030-01-01 23:59:59+00", "sso.redirect_flow.rejected", "'replayed'");
          event(2, 1, "2030-01-02 00:00:00+00", "sso.redirect_flow.rejected", "'expired'");
          event(3, 1, "2030-01-02 00:10:00+00", "sso.redirect_flow.accepted", "null");
          event(4, 1, "2030-01-02 00:10:00+00", "sso.sister.sent", "null");
          event(5, 3, "2030-01-02 00:10:00+00", "secret_link.accepted", "null");
          event(6, 3, "2030-01-02 00:11:00+00", "secret_link.accepted", "null");
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private static SiteDirectory.Filter filter(Collection<TenantId> among, String search) {
    return new SiteDirectory.Filter(among, search, MIDNIGHT);
  }

  private List<Long> ids(SiteDirectory.Filter filter, SiteDirectory.Order by, boolean descending) {
    return directory.list(filter, by, descending, 0, 10).stream()
        .map(SiteDirectory.Line::id)
        .toList();
  }

  @Test
  void countsWhatHappenedSinceTheDayBegan() {
    assertThat(directory.line(new TenantId(1), MIDNIGHT))
        .isEqualTo(
            new SiteDirectory.Line(1, "Zebra help", "zebra", Visibility.SSO, true, 2, 1, 1, 1));
    assertThat(directory.line(new TenantId(2), MIDNIGHT))
        .isEqualTo(
            new SiteDirectory.Line(2, "Acme 100% help", "acme", Visibility.SSO, true, 0, 0, 0, 0));
  }

  @Test
  void ordersByWhatIsAskedFor() {
    SiteDirectory.Filter all = filter(null, null);

    assertThat(ids(all, SiteDirectory.Order.NAME, false)).containsExactly(2L, 3L, 1L);
    assertThat(ids(all, SiteDirectory.Order.SUBDOMAIN, true)).containsExactly(1L, 3L, 2L);
    assertThat(ids(all, SiteDirectory.Order.SIGN_INS, true)).containsExactly(3L, 1L, 2L);
    assertThat(ids(all, SiteDirectory.Order.FAILURES, true)).containsExactly(1L, 2L, 3L);
    assertThat(ids(all, SiteDirectory.Order.CONNECTIONS, false)).containsExactly(2L, 3L, 1L);
  }

  @Test
  void findsByNameSubdomainAndDomain() {
    assertThat(ids(filter(null, "ZEBRA"), SiteDirectory.Order.NAME, false)).containsExactly(1L);
    assertThat(ids(filter(null, " elk.ex"), SiteDirectory.Order.NAME, false)).containsExactly(3L);
    assertThat(ids(filter(null, "acm"), SiteDirectory.Order.NAME, false)).containsExactly(2L);
    assertThat(ids(filter(null, "help acme 1"), SiteDirectory.Order.NAME, false))
        .containsExactly(2L);
    assertThat(ids(filter(null, "zebra acme"), SiteDirectory.Order.NAME, false)).isEmpty();
    assertThat(ids(filter(null, "0%"), SiteDirectory.Order.NAME, false)).containsExactly(2L);
    assertThat(directory.count(filter(null, "help"))).isEqualTo(3);
    assertThat(directory.count(filter(null, "_"))).isZero();
  }

  @Test
  void knowsOfThoseOnlyThatTheAskerSeesTo() {
    SiteDirectory.Filter two = filter(List.of(new TenantId(1), new TenantId(3)), "help");

    assertThat(ids(two, SiteDirectory.Order.NAME, false)).containsExactly(3L, 1L);
    assertThat(directory.count(two)).isEqualTo(2);
    assertThat(directory.count(filter(List.of(), null))).isZero();
    assertThat(ids(filter(List.of(), null), SiteDirectory.Order.NAME, false)).isEmpty();
  }

  @Test
  void readsOnePageOnly() {
    List<SiteDirectory.Line> second =
        directory.list(filter(null, null), SiteDirectory.Order.NAME, false, 1, 1);

    assertThat(second).extracting(SiteDirectory.Line::id).containsExactly(3L);
  }

  @Test
  void countsWhatGoesWithOne() {
    assertThat(directory.contents(new TenantId(1)))
        .isEqualTo(new SiteDirectory.Contents(0, 0, 2, 1));
  }

  private void tenant(long id, String subdomain, String name) {
    sql(
        "insert into tenant (id, version, revision, subdomain, name, visibility, home_published,"
            + " session_minutes, frame_ancestors, widget_origins, widget_id, created_at)"
            + " values (%d, 1, 1, '%s', '%s', 'SSO', true, 480, '', '', 'w%d', %s)",
        id, subdomain, name, id, at("2029-01-01 00:00:00+00"));
  }

  private void connection(long id, long tenant, boolean enabled) {
    sql(
        "insert into connection (id, tenant_id, version, protocol, name, enabled, is_default,"
            + " clock_skew_seconds, role_ceiling, algorithm, created_at) values (%d, %d, 1,"
            + " 'helpcenter', 'Main', %s, false, 0, 'VIEWER', 'HS256', %s)",
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
        "insert into event (id, tenant_id, occurred_at, name, reason) values (%d, %d, %s, '%s',"
            + " %s)",
        id, tenant, at(time), name, reason);
  }

  private static String at(String time) {
    return "timestamp with time zone '" + time + "'";
  }

  private void sql(String statement, Object... values) {
    String sql = values.length == 0 ? statement : statement.formatted(values);
    memory.entities().createNativeQuery(sql).executeUpdate();
  }
}
