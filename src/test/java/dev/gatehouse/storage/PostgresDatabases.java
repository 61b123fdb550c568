package dev.gatehouse.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * PostgreSQL for tests outside a server: one that starts with the first that needs it and stops
 * with the JVM, and a database of its own for each test.
 */
public final class PostgresDatabases {
  private static final String OWNER = "postgres";
  private static final String MIGRATED = "migrated";
  private static EmbeddedPostgres server;
  private static DataSource migrated;
  private static int count;

  private PostgresDatabases() {}

  /** A new database without tables. */
  public static DataSource empty() {
    return made("template0");
  }

  /** A new database with the schema of the migrations, copied in a fraction of their time. */
  public static synchronized DataSource migrated() {
    if (migrated == null) {
      DataSource template = made(MIGRATED, "template0");
      Flyway.configure().dataSource(template).load().migrate();
      migrated = template;
    }
    return made(MIGRATED);
  }

  private static synchronized DataSource made(String template) {
    return made("d" + ++count, template);
  }

  private static DataSource made(String name, String template) {
    try (Connection connection = server().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new AssertionError("no database " + name, e);
    }
    return server().getDatabase(OWNER, name);
  }

  private static synchronized EmbeddedPostgres server() {
    try {
      server = server == null ? EmbeddedPostgres.start() : server;
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }
}
