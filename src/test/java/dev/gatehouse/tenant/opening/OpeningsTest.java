package dev.gatehouse.tenant.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Right;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A consent stands as long as whoever gave it may configure the opened site. */
class OpeningsTest {
  private static final TenantId OPENER = new TenantId(1);
  private static final TenantId OPENED = new TenantId(2);
  private static final TenantId ANOTHER = new TenantId(3);
  private static final long CONNECTION = 7;
  private static final Openings.Place PLACE = new Openings.Place(OPENED, CONNECTION);

  private final MemoryDatabase database = new MemoryDatabase("openings");
  private final Rows rows = new Rows(database);
  private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T12:00:00Z"));
  private final Openings openings = new Openings();

  @BeforeEach
  void fill() {
    openings.entities = database.entities();
    openings.clock = clock;
    openings.connections =
        new Connections() {
          @Override
          public Optional<Connection> opening(TenantId site, long id) {
            return Optional.ofNullable(database.entities().find(Connection.class, id))
                .filter(found -> found.opens(site));
          }
        };
    database.write(
        () -> {
          rows.tenant(1, "opener", "Opener");
          rows.tenant(2, "opened", "Opened");
          rows.tenant(3, "another", "Another");
          rows.connection(CONNECTION, 1, true);
          rows.sql("update connection set options = '{\"siteIds\":[1,2,3]}' where id = 7");
          rows.sql(
              "insert into operator (id, version, email, name, platform_admin, disabled,"
                  + " created_at) values (5, 1, 'ada@x.example', 'Ada', false, false,"
                  + " current_timestamp)");
          rows.sql(
              "insert into api_token (id, name, token_hash, platform_admin, created_at, expires_at)"
                  + " values (6, 'CI', 'h', false, current_timestamp,"
                  + " timestamp with time zone '2030-01-01 13:00:00+00')");
        });
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void give(Long operator, Long token) {
    database.write(() -> openings.give(OPENED, CONNECTION, new Consent(operator, token, "Ada")));
  }

  private void change(String sql) {
    database.write(() -> rows.sql(sql));
  }

  private boolean isOpen() {
    boolean open = database.ask(() -> openings.through(OPENED, CONNECTION)).isPresent();
    List<Openings.Place> lapsed = database.ask(() -> openings.lapsed(10));
    assertThat(lapsed).isEqualTo(open ? List.of() : List.of(PLACE));
    assertThat(database.ask(() -> openings.by(CONNECTION)).contains(2L)).isEqualTo(open);
    return open;
  }

  @Test
  void withoutConsentOnlyTheConnectionsOwnSiteIsOpen() {
    assertThat(database.ask(() -> openings.through(OPENED, CONNECTION))).isEmpty();
    assertThat(database.ask(() -> openings.through(OPENER, CONNECTION))).isPresent();
    assertThat(database.ask(() -> openings.by(CONNECTION))).containsExactly(1L);
  }

  @Test
  void thePlatformsConsentStands() {
    give(null, null);

    assertThat(isOpen()).isTrue();
    assertThat(database.ask(() -> openings.through(ANOTHER, CONNECTION))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(GrantRole.class)
  void operatorsAndTokensConsentWithTheRightToConfigure(GrantRole role) {
    change("insert into operator_grant values (5, 2, '" + role + "')");
    change("insert into api_token_grant values (6, 2, '" + role + "')");

    give(5L, null);
    assertThat(isOpen()).isEqualTo(role.has(Right.CONFIGURE));

    database.write(() -> openings.end(PLACE));
    give(null, 6L);
    assertThat(isOpen()).isEqualTo(role.has(Right.CONFIGURE));
  }

  @Test
  void endsWithTheGrantOfAnOperator() {
    change("insert into operator_grant values (5, 2, 'OWNER')");
    give(5L, null);
    assertThat(isOpen()).isTrue();

    change("update operator_grant set role = 'EDITOR'");
    assertThat(isOpen()).isFalse();
    change("update operator_grant set role = 'ADMIN', tenant_id = 1");
    assertThat(isOpen()).isFalse();
  }

  @Test
  void endsWhenTheOperatorIsDisabledOrDeleted() {
    change("update operator set platform_admin = true");
    give(5L, null);
    assertThat(isOpen()).isTrue();

    change("update operator set disabled = true");
    assertThat(isOpen()).isFalse();
    change("update operator set disabled = false, platform_admin = false");
    assertThat(isOpen()).isFalse();
    change("delete from operator");
    assertThat(isOpen()).isFalse();
  }

  @Test
  void endsWhenTheTokenExpiresOrIsDeleted() {
    change("insert into api_token_grant values (6, 2, 'ADMIN')");
    give(null, 6L);
    assertThat(isOpen()).isTrue();

    clock.advance(Duration.ofHours(1));
    assertThat(isOpen()).isFalse();
    change("update api_token set expires_at = null");
    assertThat(isOpen()).isTrue();
    change("delete from api_token");
    assertThat(isOpen()).isFalse();
  }

  @Test
  void remembersTheFirstAndTheLastUseToTheMinute() {
    give(null, null);

    assertThat(used()).isTrue();
    Instant first = clock.instant();
    clock.advance(Duration.ofSeconds(59));
    assertThat(used()).isFalse();
    assertThat(opening().getLastUsedAt()).isEqualTo(first);
    clock.advance(Duration.ofSeconds(1));
    assertThat(used()).isFalse();

    assertThat(opening().getFirstUsedAt()).isEqualTo(first);
    assertThat(opening().getLastUsedAt()).isEqualTo(clock.instant());
  }

  private boolean used() {
    return database.ask(() -> openings.used(OPENED, CONNECTION));
  }

  private Opening opening() {
    return database.ask(
        () -> {
          Opening found = openings.find(OPENED, CONNECTION).orElseThrow();
          database.entities().refresh(found);
          return found;
        });
  }

  @Test
  void isFoundByWhoGaveItAndListedAtItsSite() {
    give(5L, null);

    assertThat(database.ask(() -> openings.givenByOperator(5))).containsExactly(PLACE);
    assertThat(database.ask(() -> openings.givenByOperator(6))).isEmpty();
    assertThat(database.ask(() -> openings.givenByToken(5))).isEmpty();
    assertThat(database.ask(() -> openings.list(OPENED, 0, 10))).hasSize(1);
    assertThat(database.ask(() -> openings.list(OPENED, CONNECTION, 10))).isEmpty();
    assertThat(database.ask(() -> openings.list(OPENER, 0, 10))).isEmpty();
  }
}
