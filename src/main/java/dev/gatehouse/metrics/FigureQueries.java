package dev.gatehouse.metrics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks the database for figures of the whole platform. However large the tables are, it reads no
 * more than some ten thousand entries of an index.
 */
final class FigureQueries {
  /** Rows up to this number are counted, more are estimated. */
  static final int MOST_COUNTED = 20_000;

  private static final Duration ENDING = Duration.ofDays(7);

  private final Connection connection;
  private final Instant now;

  /** A site as far as metrics need it. */
  record Named(String subdomain, long revision) {}

  FigureQueries(Connection connection, Instant now) {
    this.connection = connection;
    this.now = now;
  }

  /** The database's clock. */
  Instant clock() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("select current_timestamp");
        ResultSet row = query.executeQuery()) {
      row.next();
      return row.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  double sites() throws SQLException {
    return number("select count(*) from tenant");
  }

  double openBreakGlasses() throws SQLException {
    return number("select count(*) from break_glass where expires_at > ?", Timestamp.from(now));
  }

  double endingKeys() throws SQLException {
    return number(
        "select count(*) from signing_key k join connection c on c.id = k.connection_id"
            + " where c.enabled and k.retires_at > ? and k.retires_at <= ?",
        Timestamp.from(now),
        Timestamp.from(now.plus(ENDING)));
  }

  /** The number of the last migration. Flyway would read every migration to answer this. */
  double schema() throws SQLException {
    return number(
        "select max(cast(\"version\" as numeric(9, 3))) from \"flyway_schema_history\""
            + " where \"success\"");
  }

  /** When the last run of a task ended, in seconds since 1970; NaN before the first one. */
  double doneAt(String lease) throws SQLException {
    return number("select extract(epoch from done_at) from lease where name = ?", lease);
  }

  double doneRows(String lease) throws SQLException {
    return number("select done_rows from lease where name = ?", lease);
  }

  /** The number of rows of a table that have not expired. */
  double unexpired(String table) throws SQLException {
    double counted =
        number(
            "select count(*) from (select 1 from %s where expires_at > ? limit %d) first_ones"
                .formatted(table, MOST_COUNTED),
            Timestamp.from(now));
    return counted < MOST_COUNTED ? counted : Math.max(counted, estimated(table));
  }

  /** As the database itself knows it; what expired is among them until the next purge. */
  private double estimated(String table) throws SQLException {
    boolean isPostgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    return isPostgres
        ? number("select reltuples from pg_class where oid = to_regclass(?)", table)
        : number(
            "select row_count_estimate from information_schema.tables where table_name = upper(?)",
            table);
  }

  /** The sites of these ids that exist. */
  Map<Long, Named> sites(Collection<Long> ids) throws SQLException {
    Map<Long, Named> found = new HashMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    String list = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    try (PreparedStatement query =
            connection.prepareStatement(
                "select id, subdomain, revision from tenant where id in (" + list + ")");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        found.put(row.getLong(1), new Named(row.getString(2), row.getLong(3)));
      }
    }
    return found;
  }

  private double number(String sql, Object... values) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      try (ResultSet row = query.executeQuery()) {
        double number = row.next() ? row.getDouble(1) : Double.NaN;
        return row.wasNull() ? Double.NaN : number;
      }
    }
  }
}
