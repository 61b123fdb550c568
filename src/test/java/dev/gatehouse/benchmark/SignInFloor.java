package dev.gatehouse.benchmark;

import dev.gatehouse.benchmark.Load.Figures;
import dev.gatehouse.secret.Fingerprint;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the database can do: the rows of a sign-in, written by one statement that asks nothing and
 * checks nothing, by clients that do nothing else.
 */
final class SignInFloor {
  private static final String URL =
      System.getProperty("benchmark.db", System.getenv("GATEHOUSE_DB_URL"));

  private static final String CONSUMED =
      "with consumed as (insert into consumed_jti (authority, purpose, jti_hash, expires_at)"
          + " values (?, 'token', ?, now() + interval '1 hour') returning 1),";

  private static final String NEW =
      " person as (insert into reader (id, tenant_id, version, email, name, external_id, role,"
          + " custom_fields, banned, created_at, last_sign_in_at) select nextval('reader_seq'), ?,"
          + " 1, ? || '@floor.example', 'Ann Example', ?, 'VIEWER', '{}', false, now(), now()"
          + " from consumed returning id),";

  private static final String KNOWN =
      " person as (update reader set last_sign_in_at = now() from consumed where tenant_id = ?"
          + " and email = ? || '@floor.example' and external_id = ? returning id),";

  private static final String REST =
      " begun as (insert into reader_session (id, tenant_id, token_hash, reader_id, connection_id,"
          + " made_by, landed_at, session_groups, created_at, expires_at, last_seen_at, address)"
          + " select nextval('session_seq'), ?, ?, id, ?, ?, '/', '', now(), now() + interval '8'"
          + " hour, now(), '127.0.0.1' from person returning 1)"
          + " insert into event (id, tenant_id, occurred_at, name, detail, surface, connection_id,"
          + " reader_id, trace_id, address, clock_difference, checks) select nextval('event_seq'),"
          + " ?, now(), 'sso.redirect_flow.accepted', 'Signed in through JWT.', 'redirect', ?, id,"
          + " ?, '127.0.0.1', 0, ? from person";

  private static final String CHECKS =
      "+enabled\n+configured\n+form\n+signature\n+header\n+payload\n+required claim jti\n"
          + "+required claim iss\n+required claim iat\n+required claim exp\n+required claim email\n"
          + "+required claim name\n+exp\n+nbf\n+iat\n+replay\n+user";

  private final List<SignInBenchmark.Place> places;
  private final int clients;

  SignInFloor(List<SignInBenchmark.Place> places, int clients) {
    this.places = places;
    this.clients = clients;
  }

  /** Opens a connection to the database of the server under test. */
  static Connection open() {
    try {
      return DriverManager.getConnection(
          URL, System.getenv("GATEHOUSE_DB_USER"), System.getenv("GATEHOUSE_DB_PASSWORD"));
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the server's database is needed as well: set GATEHOUSE_DB_URL, GATEHOUSE_DB_USER and"
              + " GATEHOUSE_DB_PASSWORD as for the server",
          e);
    }
  }

  /**
   * @param readers of each site, who are all known; 0 for a new one each time
   */
  Figures run(Duration time, int readers) {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Connection> connections = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        connections.add(open());
      }
      long cpu = databaseCpu();
      long start = System.nanoTime();
      List<Future<Long>> all = new ArrayList<>();
      for (Connection one : connections) {
        all.add(threads.submit(() -> client(one, start + time.toNanos(), readers)));
      }
      long count = 0;
      for (Future<Long> one : all) {
        count += one.get();
      }
      Figures figures = new Figures(count, 0, System.nanoTime() - start, databaseCpu() - cpu);
      for (Connection one : connections) {
        one.close();
      }
      return figures;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private long client(Connection connection, long end, int readers) throws SQLException {
    String sql = CONSUMED + (readers == 0 ? NEW : KNOWN) + REST;
    long count = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (; System.nanoTime() < end; count++) {
        SignInBenchmark.Place place = SignInBenchmark.any(places);
        String reader = SignInBenchmark.reader(readers);
        Object[] values = {
          place.signer(),
          SignInBenchmark.hash(),
          place.site(),
          reader,
          reader,
          place.site(),
          Fingerprint.of(UUID.randomUUID().toString()),
          place.connection(),
          Fingerprint.of(UUID.randomUUID().toString()),
          place.site(),
          place.connection(),
          Fingerprint.random(9),
          CHECKS
        };
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
      }
    }
    return count;
  }

  /** Time of the database's processes on all cores, in nanoseconds; 0 if they are elsewhere. */
  static long databaseCpu() {
    long sum = 0;
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet processes = statement.executeQuery("select pid from pg_stat_activity")) {
      while (processes.next()) {
        sum +=
            ProcessHandle.of(processes.getLong(1))
                .flatMap(process -> process.info().totalCpuDuration())
                .or(() -> Optional.of(Duration.ZERO))
                .get()
                .toNanos();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return sum;
  }
}
