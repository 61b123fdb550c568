package dev.gatehouse.startup;

import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.tenant.SigningKey;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * The migration that SQL cannot do, since it opens sealed secrets: makes the key of fingerprints,
 * gives every signing key its fingerprint, and moves the tokens that each connection remembers to
 * the keys that may have signed them, so that what was used before the upgrade stays used.
 */
@Dependent
public class KeyFingerprints implements JavaMigration {
  @Inject Vault vault;
  @Inject Protocols protocols;

  @Override
  public MigrationVersion getVersion() {
    // Belongs to V4: who adds a file counts the files.
    return MigrationVersion.fromVersion("4.1");
  }

  @Override
  public String getDescription() {
    return "key fingerprints";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection database = context.getConnection();
    KeyedFingerprint.Key key = KeyedFingerprint.Key.generate();
    try (PreparedStatement insert =
        database.prepareStatement(
            "insert into fingerprint_key (id, sealed_secret) values (?, ?)")) {
      insert.setInt(1, KeyedFingerprint.ROW);
      insert.setString(2, vault.seal(key.text(), KeyedFingerprint.CONTEXT));
      insert.executeUpdate();
    }
    markKeys(database, key);
    try (Statement statement = database.createStatement()) {
      statement.executeUpdate(
          "insert into consumed_jti (authority, purpose, jti_hash, expires_at)"
              + " select k.fingerprint, c.purpose, c.jti_hash, max(c.expires_at)"
              + " from consumed_jti c join signing_key k"
              + " on c.authority = 'connection ' || cast(k.connection_id as varchar(20))"
              + " where c.purpose = 'token'"
              + " group by k.fingerprint, c.purpose, c.jti_hash");
      statement.executeUpdate(
          "delete from consumed_jti where purpose = 'token' and authority like 'connection %'");
      statement.executeUpdate("alter table signing_key alter column fingerprint set not null");
    }
  }

  private void markKeys(Connection database, KeyedFingerprint.Key key) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select k.id, k.tenant_id, k.connection_id, k.sealed_secret, c.protocol"
                    + " from signing_key k join connection c on c.id = k.connection_id");
        PreparedStatement update =
            database.prepareStatement("update signing_key set fingerprint = ? where id = ?")) {
      while (row.next()) {
        String secret =
            vault.open(row.getString(4), SigningKey.context(row.getLong(2), row.getLong(3)));
        // A vendor that this build does not speak signs with the secret as it is, as most do.
        String signing =
            protocols
                .named(row.getString(5))
                .map(protocol -> protocol.signingText(secret))
                .orElse(secret);
        update.setString(1, key.fingerprint(signing));
        update.setLong(2, row.getLong(1));
        update.addBatch();
      }
      update.executeBatch();
    }
  }
}
