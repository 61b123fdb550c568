package dev.gatehouse.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.secret.Vaults;
import dev.gatehouse.storage.PostgresDatabases;
import dev.gatehouse.tenant.SigningKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The upgrade of a database that remembers tokens by the connection that took them. */
class KeyFingerprintsTest {
  /** What a ProProfs key of this text signs with: {@code md5sum} of it. */
  private static final String RAW = "key goes here";

  private static final String MD5 = "69f1e23de2fdc68e3ce1d9ac47c9d937";

  private final Vault vault = Vaults.withKey();

  @Test
  void usedTokensStayUsedOnH2() throws SQLException {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:key-fingerprints;DB_CLOSE_DELAY=-1");
    upgrades(dataSource);
  }

  @Test
  void usedTokensStayUsedOnPostgres() throws SQLException {
    upgrades(PostgresDatabases.empty());
  }

  private void upgrades(DataSource dataSource) throws SQLException {
    Flyway.configure().dataSource(dataSource).target("2").load().migrate();
    sql(
        dataSource,
        "insert into tenant (id, version, revision, subdomain, name, visibility, home_published,"
            + " session_minutes, frame_ancestors, widget_origins, widget_id, created_at) values"
            + " (1, 1, 1, 'acme', 'Acme', 'SSO', true, 480, '', '', 'w1', current_timestamp)");
    connection(dataSource, 7, "helpcenter");
    connection(dataSource, 8, "proprofs");
    connection(dataSource, 9, "helpcenter");
    connection(dataSource, 10, "gone");
    key(dataSource, 70, 7, "first");
    key(dataSource, 71, 7, "second");
    key(dataSource, 80, 8, RAW);
    key(dataSource, 90, 9, MD5);
    key(dataSource, 91, 9, "first");
    key(dataSource, 100, 10, "kept");
    consumed(dataSource, 7, "token", "a");
    consumed(dataSource, 8, "token", "b");
    consumed(dataSource, 9, "token", "b");
    consumed(dataSource, 9, "code", "c");
    KeyFingerprints migration = new KeyFingerprints();
    migration.vault = vault;
    migration.protocols = ProtocolsOnClassPath.together();

    Flyway.configure().dataSource(dataSource).javaMigrations(migration).load().migrate();

    KeyedFingerprint.Key key = key(dataSource);
    assertThat(column(dataSource, "select fingerprint from signing_key order by id"))
        .containsExactly(
            key.fingerprint("first"),
            key.fingerprint("second"),
            key.fingerprint(MD5),
            key.fingerprint(MD5),
            key.fingerprint("first"),
            key.fingerprint("kept"));
    assertThat(
            column(
                dataSource,
                "select authority || ' ' || purpose || ' ' || jti_hash from consumed_jti"))
        .containsExactlyInAnyOrder(
            key.fingerprint("first") + " token a",
            key.fingerprint("second") + " token a",
            key.fingerprint("first") + " token b",
            key.fingerprint(MD5) + " token b",
            "connection 9 code c");
  }

  private KeyedFingerprint.Key key(DataSource dataSource) throws SQLException {
    String sealed = column(dataSource, "select sealed_secret from fingerprint_key").get(0);
    return new KeyedFingerprint.Key(vault.open(sealed, KeyedFingerprint.CONTEXT));
  }

  private static void connection(DataSource dataSource, long id, String protocol)
      throws SQLException {
    sql(
        dataSource,
        ("insert into connection (id, tenant_id, version, protocol, name, enabled, is_default,"
                + " clock_skew_seconds, role_ceiling, algorithm, created_at) values (%d, 1, 1,"
                + " '%s', 'JWT', true, false, 30, 'VIEWER', 'HS256', current_timestamp)")
            .formatted(id, protocol));
  }

  private void key(DataSource dataSource, long id, long connection, String secret)
      throws SQLException {
    sql(
        dataSource,
        ("insert into signing_key (id, tenant_id, connection_id, sealed_secret, created_at) values"
                + " (%d, 1, %d, '%s', current_timestamp)")
            .formatted(id, connection, vault.seal(secret, SigningKey.context(1, connection))));
  }

  private static void consumed(DataSource dataSource, long connection, String purpose, String hash)
      throws SQLException {
    sql(
        dataSource,
        ("insert into consumed_jti (tenant_id, connection_id, purpose, jti_hash, expires_at)"
                + " values (1, %d, '%s', '%s', current_timestamp)")
            .formatted(connection, purpose, hash));
  }

  private static void sql(DataSource dataSource, String statement) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement prepared = connection.createStatement()) {
      prepared.execute(statement);
    }
  }

  private static List<String> column(DataSource dataSource, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }
}
