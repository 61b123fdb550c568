package dev.gatehouse.benchmark;

import dev.gatehouse.benchmark.SignInBenchmark.Place;
import dev.gatehouse.secret.Vaults;
import dev.gatehouse.tenant.SigningKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies of a site, which are made in the database: through the API, thousands take too long. */
final class SiteCopies {
  private final Place first;
  private final Statement statement;
  private final Map<String, List<String>> columns = new HashMap<>();

  SiteCopies(Place first, Statement statement) {
    this.first = first;
    this.statement = statement;
  }

  List<Place> make(int count) throws SQLException {
    List<Place> made = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      made.add(copy(i));
    }
    return made;
  }

  /** A site with the same settings, connection and key. */
  private Place copy(int number) throws SQLException {
    String suffix = "-" + number;
    long site = next("tenant_seq");
    long connection = next("connection_seq");
    copy(
        "tenant",
        "id = " + first.site(),
        "id",
        String.valueOf(site),
        "subdomain",
        "subdomain || '%s'".formatted(suffix),
        "widget_id",
        "left(widget_id, 16) || '%s'".formatted(suffix));
    copy(
        "connection",
        "id = " + first.connection(),
        "id",
        String.valueOf(connection),
        "tenant_id",
        String.valueOf(site),
        "client_id",
        "null");
    copy(
        "signing_key",
        "connection_id = " + first.connection(),
        "id",
        String.valueOf(next("signing_key_seq")),
        "tenant_id",
        String.valueOf(site),
        "connection_id",
        String.valueOf(connection),
        "sealed_secret",
        "'"
            + Vaults.withKeys(System.getenv("GATEHOUSE_MASTER_KEY"))
                .seal(first.secret(), SigningKey.context(site, connection))
            + "'");
    String host = first.host().replaceFirst("\\.", suffix + ".");
    return new Place(site, connection, host, first.secret(), first.signer());
  }

  private long next(String sequence) throws SQLException {
    try (ResultSet next = statement.executeQuery("select nextval('" + sequence + "')")) {
      next.next();
      return next.getLong(1);
    }
  }

  /** Inserts a row like another, but for some columns. */
  private void copy(String table, String which, String... changes) throws SQLException {
    List<String> columns = columns(table);
    List<String> values = new ArrayList<>(columns);
    for (int i = 0; i < changes.length; i += 2) {
      values.set(columns.indexOf(changes[i]), changes[i + 1]);
    }
    statement.executeUpdate(
        "insert into %s (%s) select %s from %s where %s"
            .formatted(table, String.join(", ", columns), String.join(", ", values), table, which));
  }

  private List<String> columns(String table) throws SQLException {
    List<String> known = columns.getOrDefault(table, new ArrayList<>());
    if (known.isEmpty()) {
      try (ResultSet all =
          statement.executeQuery(
              "select column_name from information_schema.columns where table_name = '"
                  + table
                  + "'")) {
        while (all.next()) {
          known.add(all.getString(1));
        }
      }
      columns.put(table, known);
    }
    return known;
  }
}
