package dev.gatehouse.protocol.document360;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.token.VerificationKey;
import java.util.List;
import java.util.Map;

/** A database with two connections of one tenant, each with a client secret. */
final class CodeDatabase implements AutoCloseable {
  static final String SECRET = "kX3vQ9zR7mW2pL8tY5nB1cF6hJ4dS0aG";
  final MemoryDatabase database;

  CodeDatabase(String name) {
    database = new MemoryDatabase(name);
    database.write(
        () -> {
          write(
              "insert into tenant (id, version, revision, subdomain, name, visibility,"
                  + " home_published, session_minutes, frame_ancestors, widget_origins, widget_id,"
                  + " created_at) values (1, 1, 1, 'acme', 'A', 'SSO', true, 60, '', '', 'w',"
                  + " current_timestamp)");
          connect(7);
          connect(8);
        });
  }

  private void connect(long id) {
    write(
        "insert into connection (id, tenant_id, version, protocol, name, enabled, is_default,"
            + " login_url, clock_skew_seconds, role_ceiling, client_id, algorithm, created_at)"
            + " values ("
            + id
            + ", 1, 1, 'document360', 'JWT', true, false, 'https://app.example', 30,"
            + " 'VIEWER', 'client-"
            + id
            + "', 'HS256', current_timestamp)");
    write(
        "insert into signing_key (id, tenant_id, connection_id, sealed_secret, created_at) values ("
            + id
            + ", 1, "
            + id
            + ", 'sealed', current_timestamp)");
  }

  void write(String sql) {
    database.entities().createNativeQuery(sql).executeUpdate();
  }

  LiveConnection live(long id) {
    return database.ask(
        () -> {
          Connection connection = database.entities().find(Connection.class, id);
          Tenant tenant = database.entities().find(Tenant.class, 1L);
          SigningKey key = database.entities().find(SigningKey.class, id);
          return new LiveConnection(
              new Site(tenant, List.of(connection), Map.of(id, List.of(key)), List.of()),
              connection,
              new Document360Protocol(),
              List.of(VerificationKey.of(id, null, "HS256", SECRET, Fingerprint.of(SECRET), null)));
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
