package dev.gatehouse.storage.schema;

import static dev.gatehouse.storage.schema.MigrationsTest.atVersion1;
import static dev.gatehouse.storage.schema.MigrationsTest.h2;
import static dev.gatehouse.storage.schema.MigrationsTest.on;
import static dev.gatehouse.storage.schema.MigrationsTest.sql;
import static dev.gatehouse.storage.schema.MigrationsTest.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.PostgresDatabases;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which operators' addresses count as theirs after an upgrade. */
class OperatorMigrationsTest {
  private static final String PLATFORM_TOKEN = "API token GATEHOUSE_ADMIN_TOKEN";

  @Test
  void countsAddressesThatNoOwnerCouldTakeOverOnH2() throws SQLException {
    countsAddresses(h2("confirmed"));
  }

  @Test
  void countsAddressesThatNoOwnerCouldTakeOverOnPostgres() throws SQLException {
    countsAddresses(PostgresDatabases.empty());
  }

  private static void countsAddresses(DataSource dataSource) throws SQLException {
    atVersion1(dataSource);
    fillTrail(dataSource);

    on(dataSource).run();

    assertThat(confirmed(dataSource)).isEqualTo("1 2 3 8 9 10");
  }

  @Test
  void countsAddressesWhereOnlyPeopleWereCountedOnH2() throws SQLException {
    countsAddressesLater(h2("confirmed-later"));
  }

  @Test
  void countsAddressesWhereOnlyPeopleWereCountedOnPostgres() throws SQLException {
    countsAddressesLater(PostgresDatabases.empty());
  }

  /** A database that an earlier build upgraded, and that had operators since. */
  private static void countsAddressesLater(DataSource dataSource) throws SQLException {
    atVersion1(dataSource);
    fillTrail(dataSource);
    Flyway.configure().dataSource(dataSource).target("9").load().migrate();
    operatorAtVersion1(dataSource, 20, "added-by-owner@x.example", false);
    operatorAtVersion1(dataSource, 21, "made-since@x.example", false);
    auditAtVersion1(dataSource, 40, "owner@x.example", "operator.created", 20, "added-by-owner");
    auditAtVersion1(dataSource, 41, PLATFORM_TOKEN, "operator.created", 21, "made-since");
    sql(dataSource, "update operator set email_confirmed = true where id = 21");

    on(dataSource).run();

    assertThat(confirmed(dataSource)).isEqualTo("1 2 3 8 9 10 21");
  }

  /** H2 commits each statement that makes or drops a table. */
  @Test
  void countsAddressesAgainAfterARunThatWasKilled() throws SQLException {
    DataSource dataSource = h2("confirmed-again");
    atVersion1(dataSource);
    fillTrail(dataSource);
    Flyway.configure().dataSource(dataSource).target("12").load().migrate();
    sql(dataSource, "create table platform_actor (name varchar(600) primary key)");
    sql(
        dataSource,
        "insert into platform_actor (name) values ('owner@x.example'), ('API token CI')");

    on(dataSource).run();

    assertThat(confirmed(dataSource)).isEqualTo("1 2 3 8 9 10");
  }

  /** A search of the trail for every operator would take minutes. */
  @Test
  @Timeout(30)
  void countsAddressesOfManyOperators() throws SQLException {
    DataSource dataSource = h2("confirmed-many");
    Flyway.configure().dataSource(dataSource).target("12").load().migrate();
    sql(
        dataSource,
        "insert into operator (id, version, email, name, platform_admin, disabled, created_at)"
            + " select x, 1, concat('o', x, '@x.example'), 'Ada', false, false, current_timestamp"
            + " from system_range(1, 20000)");
    for (String event : List.of("created", "invited")) {
      sql(
          dataSource,
          ("insert into audit_entry (id, occurred_at, actor, event, target, changes)"
                  + " select x + %d, current_timestamp, '%s', 'operator.%s',"
                  + " concat('operator ', x, ': o', x, '@x.example'), '{}'"
                  + " from system_range(1, 20000)")
              .formatted(event.charAt(0) * 100_000, PLATFORM_TOKEN, event));
    }

    on(dataSource).run();

    assertThat(text(dataSource, "select count(*) from operator where email_confirmed = true"))
        .isEqualTo("20000");
  }

  private static String confirmed(DataSource dataSource) throws SQLException {
    return text(
        dataSource,
        "select string_agg(cast(id as varchar(9)), ' ' order by id) from operator"
            + " where email_confirmed = true");
  }

  /** Operators whom people and programs made and invited, of the platform and of sites. */
  private static void fillTrail(DataSource dataSource) throws SQLException {
    operatorAtVersion1(dataSource, 1, "platform@x.example", true);
    operatorAtVersion1(dataSource, 2, "by-platform@x.example", false);
    operatorAtVersion1(dataSource, 3, "by-program@x.example", false);
    operatorAtVersion1(dataSource, 4, "by-owner@x.example", false);
    operatorAtVersion1(dataSource, 5, "invited-by-owner@x.example", false);
    operatorAtVersion1(dataSource, 6, "renamed@x.example", false);
    operatorAtVersion1(dataSource, 7, "forgotten@x.example", false);
    auditAtVersion1(dataSource, 1, "platform@x.example", "operator.created", 2, "by-platform");
    auditAtVersion1(dataSource, 2, PLATFORM_TOKEN, "operator.invited", 2, "by-platform");
    auditAtVersion1(dataSource, 3, PLATFORM_TOKEN, "operator.created", 3, "by-program");
    auditAtVersion1(dataSource, 4, "owner@x.example", "operator.created", 4, "by-owner");
    auditAtVersion1(dataSource, 5, "platform@x.example", "operator.created", 5, "invited-by-owner");
    auditAtVersion1(dataSource, 6, "owner@x.example", "operator.invited", 5, "invited-by-owner");
    auditAtVersion1(dataSource, 7, "platform@x.example", "operator.created", 6, "another-name");
    madeByTokens(dataSource);
  }

  private static void madeByTokens(DataSource dataSource) throws SQLException {
    sql(
        dataSource,
        "insert into api_token (id, name, token_hash, platform_admin, created_at) values"
            + " (1, 'CI', 'a', true, current_timestamp), (2, 'Shop', 'b', false,"
            + " current_timestamp), (3, 'Twin', 'c', true, current_timestamp),"
            + " (4, 'Twin', 'd', false, current_timestamp)");
    tokenCreatedAtVersion1(dataSource, 30, "5: Rotated: 2025", true);
    tokenCreatedAtVersion1(dataSource, 31, "6: Old shop", false);
    String[] actors = {
      "CI", "Rotated: 2025", "First start", "Shop", "Twin", "Old shop", "never made", "CI"
    };
    for (int i = 0; i < actors.length; i++) {
      int id = 8 + i;
      String actor = "API token " + actors[i];
      operatorAtVersion1(dataSource, id, "token" + id + "@x.example", false);
      auditAtVersion1(dataSource, id, actor, "operator.created", id, "token" + id);
      auditAtVersion1(dataSource, id + 10, actor, "operator.invited", id, "token" + id);
    }
    auditAtVersion1(dataSource, 29, "API token Shop", "operator.invited", 15, "token15");
  }

  private static void tokenCreatedAtVersion1(
      DataSource dataSource, long id, String token, boolean platform) throws SQLException {
    sql(
        dataSource,
        ("insert into audit_entry (id, occurred_at, actor, event, target, changes) values (%d,"
                + " current_timestamp, 'platform@x.example', 'api_token.created', 'API token %s',"
                + " '{\"name\":{\"after\":\"x\"},\"platformAdmin\":{\"after\":%s}}')")
            .formatted(id, token, platform));
  }

  private static void operatorAtVersion1(
      DataSource dataSource, long id, String email, boolean platform) throws SQLException {
    sql(
        dataSource,
        ("insert into operator (id, version, email, name, platform_admin, disabled, created_at)"
                + " values (%d, 1, '%s', 'Ada', %s, false, current_timestamp)")
            .formatted(id, email, platform));
  }

  private static void auditAtVersion1(
      DataSource dataSource, long id, String actor, String event, long operator, String name)
      throws SQLException {
    sql(
        dataSource,
        ("insert into audit_entry (id, occurred_at, actor, event, target, changes) values"
                + " (%d, current_timestamp, '%s', '%s', 'operator %d: %s@x.example', '{}')")
            .formatted(id, actor, event, operator, name));
  }
}
