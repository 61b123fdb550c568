package dev.gatehouse.storage.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.PostgresDatabases;
import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.fault.UnusableDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Migrations of databases that already have rows. */
class MigrationsTest {
  private static final List<String> UNRELEASED =
      List.of(
          "V1__gatehouse.sql",
          "V2__ways_in.sql",
          "V3__passwords_and_links.sql",
          "V4__authorization_code.sql",
          "V5__sister_sites.sql",
          "V6__operators.sql",
          "V7__audit.sql",
          "V8__events.sql",
          "V9__sso.sql",
          "V10__look.sql",
          "V11__article_views.sql");

  static DataSource h2(String name) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:migrations-" + name + ";DB_CLOSE_DELAY=-1");
    return dataSource;
  }

  static Migrations on(DataSource dataSource) {
    Migrations migrations = new Migrations();
    migrations.dataSource = dataSource;
    return migrations;
  }

  static void atVersion1(DataSource dataSource) throws SQLException {
    Flyway.configure().dataSource(dataSource).target("1").load().migrate();
    sql(
        dataSource,
        "insert into tenant (id, version, revision, subdomain, name, visibility, home_published,"
            + " session_minutes, frame_ancestors, widget_origins, widget_id, created_at) values"
            + " (1, 1, 1, 'acme', 'Acme', 'SSO', true, 480, '', '', 'w1', current_timestamp)");
  }

  /** The migration history of an unreleased build, whose V1 was another file. */
  private static void withUnreleasedHistory(DataSource dataSource) throws SQLException {
    sql(dataSource, "delete from \"flyway_schema_history\"");
    for (int version = 1; version <= UNRELEASED.size(); version++) {
      sql(
          dataSource,
          ("insert into \"flyway_schema_history\" (\"installed_rank\", \"version\","
                  + " \"description\", \"type\", \"script\", \"checksum\", \"installed_by\","
                  + " \"installed_on\", \"execution_time\", \"success\") values (%1$d, '%1$d', 'x',"
                  + " 'SQL', '%2$s', %1$d, 'sa', current_timestamp, 1, true)")
              .formatted(version, UNRELEASED.get(version - 1)));
    }
  }

  static void sql(DataSource dataSource, String statement) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement prepared = connection.createStatement()) {
      prepared.execute(statement);
    }
  }

  static String text(DataSource dataSource, String query) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }

  @Test
  void takesOverDatabaseOfUnreleasedBuildOnH2() throws SQLException {
    takesOver(h2("unreleased"));
  }

  @Test
  void takesOverDatabaseOfUnreleasedBuildOnPostgres() throws SQLException {
    takesOver(PostgresDatabases.empty());
  }

  private static void takesOver(DataSource dataSource) throws SQLException {
    atVersion1(dataSource);
    withUnreleasedHistory(dataSource);
    Migrations migrations = on(dataSource);

    migrations.run();
    migrations.run();

    assertThat(text(dataSource, "select name from tenant")).isEqualTo("Acme");
    DataSource fresh = h2("fresh");
    on(fresh).run();
    assertThat(migrations.version()).isEqualTo(on(fresh).version());
  }

  @Test
  void movesVendorSettingsIntoOptionsOnH2() throws SQLException {
    movesVendorSettings(h2("options"));
  }

  @Test
  void movesVendorSettingsIntoOptionsOnPostgres() throws SQLException {
    movesVendorSettings(PostgresDatabases.empty());
  }

  private static void movesVendorSettings(DataSource dataSource) throws SQLException {
    atVersion1(dataSource);
    connectionAtVersion1(dataSource, 7, "helpcenter", 60, true, "/jwt/cookie", "");
    connectionAtVersion1(dataSource, 8, "helpdocs", 300, false, "/drop/it.now", "");
    connectionAtVersion1(dataSource, 9, "proprofs", 300, false, "/jwt/cookie", "1,1050");

    on(dataSource).run();

    assertThat(options(dataSource, 7))
        .isEqualTo(
            Map.of(
                "tokenTtlSeconds",
                60L,
                "allowUnsolicited",
                true,
                "cookiePath",
                "/jwt/cookie",
                "siteIds",
                List.of()));
    assertThat(options(dataSource, 8))
        .containsEntry("cookiePath", "/drop/it.now")
        .containsEntry("allowUnsolicited", false);
    assertThat(options(dataSource, 9)).containsEntry("siteIds", List.of(1L, 1050L));
  }

  @Test
  void keepsWhatConnectionsOpenOnH2() throws SQLException {
    keepsOpenings(h2("openings"));
  }

  @Test
  void keepsWhatConnectionsOpenOnPostgres() throws SQLException {
    keepsOpenings(PostgresDatabases.empty());
  }

  private static void keepsOpenings(DataSource dataSource) throws SQLException {
    atVersion1(dataSource);
    for (int id : List.of(10, 20, 30, 105, 300)) {
      sql(
          dataSource,
          ("insert into tenant (id, version, revision, subdomain, name, visibility,"
                  + " home_published, session_minutes, frame_ancestors, widget_origins, widget_id,"
                  + " created_at) values (%1$d, 1, 1, 's%1$d', 'S', 'SSO', true, 480, '', '',"
                  + " 'w%1$d', current_timestamp)")
              .formatted(id));
    }
    connectionAtVersion1(dataSource, 7, "helpcenter", 300, false, "/jwt/30", "");
    connectionAtVersion1(dataSource, 8, "proprofs", 300, false, "/jwt/cookie", "1,1050,10,20");
    connectionAtVersion1(dataSource, 9, "proprofs", 300, false, "/jwt/cookie", "105");
    connectionAtVersion1(dataSource, 11, "helpcenter", 300, false, "/jwt/cookie", "10,20");

    on(dataSource).run();

    assertThat(
            text(
                dataSource,
                "select string_agg(connection_id || ':' || tenant_id, ' ' order by connection_id,"
                    + " tenant_id) from opening where given_by is null and operator_id is null"
                    + " and api_token_id is null"))
        .isEqualTo("8:10 8:20 9:105");
  }

  private static void connectionAtVersion1(
      DataSource dataSource,
      long id,
      String protocol,
      int ttl,
      boolean unsolicited,
      String path,
      String sites)
      throws SQLException {
    sql(
        dataSource,
        ("insert into connection (id, tenant_id, version, protocol, name, enabled, is_default,"
                + " token_ttl_seconds, clock_skew_seconds, role_ceiling, allow_unsolicited,"
                + " cookie_path, site_ids, algorithm, created_at) values (%d, 1, 1, '%s', 'JWT',"
                + " true, false, %d, 30, 'VIEWER', %s, '%s', '%s', 'HS256', current_timestamp)")
            .formatted(id, protocol, ttl, unsolicited, path, sites));
  }

  private static Map<String, Object> options(DataSource dataSource, long id) {
    try (EntityManagerFactory factory = MemoryDatabase.entitiesOn(dataSource);
        EntityManager entities = factory.createEntityManager()) {
      return entities.find(dev.gatehouse.tenant.Connection.class, id).getSettings().getOptions();
    }
  }

  @Test
  void countsTextsAboutPeopleInCharactersOnH2() throws SQLException {
    countsCharacters(h2("characters"));
  }

  @Test
  void countsTextsAboutPeopleInCharactersOnPostgres() throws SQLException {
    countsCharacters(PostgresDatabases.empty());
  }

  private static void countsCharacters(DataSource dataSource) throws SQLException {
    String emoji = "\uD83D\uDE00";
    atVersion1(dataSource);
    sql(
        dataSource,
        "insert into reader (id, tenant_id, version, email, name, external_id, role, custom_fields,"
            + " banned, created_at) values (1, 1, 1, 'not-an-email', 'Ann', '7', 'VIEWER', '{}',"
            + " false, current_timestamp)");

    on(dataSource).run();

    assertThat(text(dataSource, "select concat(email, name, external_id) from reader"))
        .isEqualTo("not-an-emailAnn7");
    sql(
        dataSource,
        "update reader set name = '%s', email = '%s'"
            .formatted(emoji.repeat(200), emoji.repeat(254)));
    assertThat(text(dataSource, "select name from reader")).isEqualTo(emoji.repeat(200));
  }

  @Test
  void keepsUsersInTheDefaultNameSpaceOnH2() throws SQLException {
    keepsUsers(h2("name-spaces"));
  }

  @Test
  void keepsUsersInTheDefaultNameSpaceOnPostgres() throws SQLException {
    keepsUsers(PostgresDatabases.empty());
  }

  private static void keepsUsers(DataSource dataSource) throws SQLException {
    atVersion1(dataSource);
    connectionAtVersion1(dataSource, 7, "helpcenter", 60, true, "/jwt/cookie", "");
    readerAtVersion1(dataSource, 1, "'7'", true, "null");
    readerAtVersion1(dataSource, 2, "null", true, "null");
    readerAtVersion1(dataSource, 3, "null", false, "null");
    readerAtVersion1(dataSource, 4, "null", true, "'hash'");

    on(dataSource).run();

    assertThat(text(dataSource, "select external_id from reader where id = 1")).isEqualTo("7");
    assertThat(text(dataSource, "select user_namespace from connection")).isEqualTo("default");
    assertThat(text(dataSource, "select link_by_email from connection"))
        .startsWithIgnoringCase("t");
    assertThat(text(dataSource, "select count(*) from linked_identity")).isEqualTo("1");
    assertThat(
            text(
                dataSource,
                "select reader_id || ' ' || tenant_id || ' ' || user_namespace"
                    + " from linked_identity where external_id is null"))
        .as("came through a connection, without an id")
        .isEqualTo("2 1 default");
  }

  private static void readerAtVersion1(
      DataSource dataSource, long id, String externalId, boolean signedIn, String passwordHash)
      throws SQLException {
    sql(
        dataSource,
        ("insert into reader (id, tenant_id, version, email, external_id, role, custom_fields,"
                + " banned, created_at, last_sign_in_at, password_hash) values (%d, 1, 1,"
                + " 'u%d@b.example', %s, 'VIEWER', '{}', false, current_timestamp, %s, %s)")
            .formatted(id, id, externalId, signedIn ? "current_timestamp" : "null", passwordHash));
  }

  @Test
  void saysThatAnotherBuildMadeTheDatabase() throws SQLException {
    DataSource dataSource = h2("foreign");
    atVersion1(dataSource);
    withUnreleasedHistory(dataSource);
    sql(dataSource, "delete from \"flyway_schema_history\" where \"version\" > '1'");

    assertThatThrownBy(on(dataSource)::run)
        .isInstanceOfSatisfying(
            UnusableDatabase.class, e -> assertThat(e.fault()).isEqualTo(DatabaseFault.FOREIGN))
        .hasMessageContaining("checksum mismatch for migration version 1");
  }

  @Test
  void entriesAboutUsersTellOfWhomOnH2() throws SQLException {
    entriesAboutUsersTellOfWhom(h2("entries-about-users"));
  }

  @Test
  void entriesAboutUsersTellOfWhomOnPostgres() throws SQLException {
    entriesAboutUsersTellOfWhom(PostgresDatabases.empty());
  }

  private static void entriesAboutUsersTellOfWhom(DataSource dataSource) throws SQLException {
    atVersion1(dataSource);
    Flyway.configure().dataSource(dataSource).target("46").load().migrate();
    Map<String, String> targets =
        Map.of(
            "user 7: vera: x", "user.banned",
            "all sessions of user 8: ben through connection 2", "sessions.ended",
            "session 5 of user 9: of user 3: x", "session.ended",
            "one session of somebody who is no user", "sessions.ended",
            "group g: user 4: x", "group.updated",
            "users of a file: 3", "users.imported");
    for (Map.Entry<String, String> target : targets.entrySet()) {
      sql(
          dataSource,
          "insert into audit_entry (id, occurred_at, actor, event, site_id, target, changes) values"
              + " (%d, current_timestamp, 'root', '%s', 1, '%s', '{}')"
                  .formatted(
                      target.getKey().hashCode() & 0xffff, target.getValue(), target.getKey()));
    }

    Flyway.configure().dataSource(dataSource).load().migrate();

    assertThat(
            text(
                dataSource,
                "select string_agg(cast(reader_id as varchar(9)), ' ' order by reader_id)"
                    + " from audit_entry"))
        .isEqualTo("7 8 9");
  }
}
