package dev.gatehouse.it.support.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The database of the server under test. When the build chose PostgreSQL, a real one is started
 * before any server and stands behind a {@link Relay}, so that a test can take it away; H2 runs
 * inside the server, out of reach.
 */
public class TestDatabase implements LauncherSessionListener {
  private static final String END_ALL =
      "select pg_terminate_backend(pid) from pg_stat_activity"
          + " where backend_type = 'client backend' and pid <> pg_backend_pid()";

  private static final String PROCESS = "select pg_read_file('postmaster.pid')";

  private static volatile Relay relay;
  private static volatile EmbeddedPostgres postgres;
  private static long process;

  /** Whether the server under test keeps its data in PostgreSQL. */
  public static boolean isPostgres() {
    return String.valueOf(System.getenv("GATEHOUSE_DB_URL")).startsWith("jdbc:postgresql:");
  }

  /** The way from the server to PostgreSQL, to be cut and mended. */
  public static Relay relay() {
    if (relay == null) {
      throw new IllegalStateException("only on PostgreSQL: assumeTrue(TestDatabase.isPostgres())");
    }
    return relay;
  }

  /** Ends every connection from the database's side, as a restart or a failover does. */
  public static void endConnections() {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(END_ALL);
    } catch (SQLException e) {
      throw new IllegalStateException("the connections were not ended", e);
    }
  }

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Integer port = Integer.getInteger("it.postgres.port");
    if (port != null && isPostgres()) {
      start(port);
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    if (relay != null) {
      stop();
    }
  }

  private void start(int port) {
    try {
      postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "120").start();
      process = process();
      Watchdog.watch(process);
      relay = new Relay(port, postgres.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not start", e);
    }
  }

  private static long process() {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PROCESS)) {
      row.next();
      return Long.parseLong(row.getString(1).lines().findFirst().orElseThrow());
    } catch (SQLException e) {
      throw new IllegalStateException("the process of PostgreSQL is unknown", e);
    }
  }

  private void stop() {
    relay.close();
    relay = null;
    try {
      postgres.close();
      Watchdog.forget(process);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }
}
