package dev.gatehouse.storage.schema;

import dev.gatehouse.trace.RequestLog;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Makes indexes of tables that may have millions of rows, which a migration must not: PostgreSQL
 * lets nobody write meanwhile, and nodes of the release before still do. Such an index only makes
 * queries fast, so a node starts without it if it cannot be made.
 */
final class LateIndexes {
  private static final Logger LOG = RequestLog.of(LateIndexes.class);

  /**
   * What each index is on, by its name. Behind "where" stands which rows are in it; H2, which knows
   * no such indexes, has all rows in it.
   */
  static final Map<String, String> ALL =
      new TreeMap<>(
          Map.of(
              "audit_entry_reader",
              "audit_entry (site_id desc, reader_id desc, occurred_at desc, id desc)"
                  + " where reader_id is not null",
              "event_email",
              "event (email desc, occurred_at desc, id desc) where email is not null",
              "event_external_id",
              "event (external_id desc, occurred_at desc, id desc) where external_id is not null",
              "event_report",
              "event (tenant_id, connection_id, occurred_at, name, would_refuse,"
                  + " would_refuse_check, reader_id)",
              "event_stream",
              "event (stream_number, tenant_id)",
              "reader_session_provider",
              "reader_session (tenant_id, provider_session)"));

  private LateIndexes() {}

  /** Makes those that are missing, on one node at a time. */
  static void make(DataSource dataSource) {
    try (Connection connection = new PatientDataSource(dataSource).getConnection()) {
      connection.setAutoCommit(true);
      boolean concurrently = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
      try (Statement statement = connection.createStatement()) {
        if (isDone(statement, concurrently) || !take(statement)) {
          return;
        }
        for (Map.Entry<String, String> index : ALL.entrySet()) {
          make(statement, index.getKey(), index.getValue(), concurrently);
        }
        statement.executeUpdate(
            "update lease set held_until = current_timestamp where name = 'indexes'");
      }
    } catch (SQLException e) {
      LOG.log(
          Level.WARNING,
          "An index was not made, and the next start tries again; queries of events are slower"
              + " without it: {0}",
          e.getMessage());
    }
  }

  /** Without writing: most starts have nothing to do, and a database may be read-only. */
  private static boolean isDone(Statement statement, boolean concurrently) throws SQLException {
    for (String name : ALL.keySet()) {
      if (!(concurrently ? exists(statement, name, "indisvalid") : isListed(statement, name))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isListed(Statement statement, String name) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select 1 from information_schema.indexes where lower(index_name) = '" + name + "'")) {
      return row.next();
    }
  }

  private static boolean take(Statement statement) throws SQLException {
    return statement.executeUpdate(
            "update lease set held_until = current_timestamp + interval '10' minute"
                + " where name = 'indexes' and held_until <= current_timestamp")
        == 1;
  }

  private static void make(Statement statement, String name, String on, boolean concurrently)
      throws SQLException {
    if (!concurrently) {
      String ofAllRows = on.replaceFirst(" where .*", "");
      statement.execute("create index if not exists " + name + " on " + ofAllRows);
      return;
    }
    // PostgreSQL keeps what an interrupted attempt has made, and does not use it.
    if (exists(statement, name, "not indisvalid")) {
      statement.execute("drop index concurrently if exists " + name);
    }
    if (!exists(statement, name, "indisvalid")) {
      LOG.log(Level.INFO, "Making the index {0}; this may take minutes", name);
      statement.execute("create index concurrently if not exists " + name + " on " + on);
    }
  }

  private static boolean exists(Statement statement, String name, String condition)
      throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select 1 from pg_index where indexrelid = to_regclass('%s') and %s"
                .formatted(name, condition))) {
      return row.next();
    }
  }
}
