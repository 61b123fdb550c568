package dev.gatehouse.storage;

/** Rows for tests of stores, inserted by SQL. */
public final class Rows {
  private final MemoryDatabase memory;

  public Rows(MemoryDatabase memory) {
    this.memory = memory;
  }

  /** Inserts a site. */
  public void tenant(long id, String subdomain, String name) {
    sql(
        "insert into tenant (id, version, revision, subdomain, name, visibility, home_published,"
            + " session_minutes, frame_ancestors, widget_origins, widget_id, created_at) values"
            + " (%d, 1, 1, '%s', '%s', 'SSO', true, 480, '', '', 'w%d', %s)",
        id, subdomain, name, id, at("2029-01-01T00:00:00Z"));
  }

  /** Inserts a HelpCenter.io connection. */
  public void connection(long id, long tenant, boolean enabled) {
    sql(
        "insert into connection (id, tenant_id, version, protocol, name, enabled, is_default,"
            + " clock_skew_seconds, role_ceiling, algorithm, created_at) values (%d, %d, 1,"
            + " 'helpcenter', 'Connection %d', %s, false, 0, 'VIEWER', 'HS256', %s)",
        id, tenant, id, enabled, at("2029-01-01T00:00:00Z"));
  }

  /**
   * Inserts a signing key.
   *
   * @param retires when it retires, or {@code null}
   */
  public void key(long id, long tenant, long connection, String retires) {
    sql(
        "insert into signing_key (id, tenant_id, connection_id, sealed_secret, created_at,"
            + " retires_at) values (%d, %d, %d, 'sealed', %s, %s)",
        id, tenant, connection, at("2029-01-01T00:00:00Z"), retires == null ? "null" : at(retires));
  }

  /**
   * Inserts a sign-in event.
   *
   * @param reason why it was refused, or {@code null}
   */
  public void event(long id, long tenant, String time, String name, String reason) {
    sql(
        "insert into event (id, tenant_id, occurred_at, name, reason) values (%d, %d, %s, '%s',"
            + " %s)",
        id, tenant, at(time), name, reason == null ? "null" : "'" + reason + "'");
  }

  /** Inserts a user. */
  public void reader(long id, long tenant, String email) {
    sql(
        "insert into reader (id, tenant_id, version, email, role, custom_fields, banned, created_at)"
            + " values (%d, %d, 1, '%s', 'VIEWER', '{}', false, %s)",
        id, tenant, email, at("2029-01-01T00:00:00Z"));
  }

  /**
   * Inserts a session.
   *
   * @param reader whose, or {@code null} for a guest's
   * @param via id of the session that was handed over to it, or {@code null}
   */
  public void session(long id, long tenant, Long reader, String expires, Long via) {
    sql(
        "insert into reader_session (id, tenant_id, token_hash, reader_id, via_session_id,"
            + " session_groups, created_at, expires_at, last_seen_at, authenticated_at)"
            + " values (%1$d, %2$d, 'h%1$d', %3$s, %4$s, '', %5$s, %6$s, %5$s, %5$s)",
        id, tenant, reader, via, at("2029-01-01T00:00:00Z"), at(expires));
  }

  /** Runs any statement. */
  public void sql(String statement, Object... values) {
    memory.entities().createNativeQuery(statement.formatted(values)).executeUpdate();
  }

  private static String at(String time) {
    return "timestamp with time zone '" + time.replace('T', ' ').replace("Z", "+00") + "'";
  }
}
