package dev.gatehouse.signin.write;

import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.write.SignInTransaction.SignedIn;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.SettableClock;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** A database that takes sign-ins in one of the two ways, and shows the rows that they left. */
final class WrittenSignIns implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

  /** Numbers of rows differ, the trace id is random, and the database writes its own time. */
  private static final Set<String> IRRELEVANT =
      Set.of(
          "id", "trace_id", "used_trace", "reader_id", "subject_id", "written_at", "consumed_at");

  final SettableClock clock = new SettableClock(NOON);
  final Wiring wiring;
  private final DataSource dataSource;
  private final EntityManagerFactory factory;
  private final EntityManager entities;
  private final boolean byStatement;
  private int count;

  /**
   * @param dataSource of a new database that has the schema
   * @param byStatement whether sign-ins are written by the statement where they are usual
   */
  WrittenSignIns(DataSource dataSource, boolean byStatement) {
    this.dataSource = dataSource;
    this.byStatement = byStatement;
    factory = MemoryDatabase.entitiesOn(dataSource);
    entities = factory.createEntityManager();
    wiring = new Wiring(dataSource, entities, clock);
    sql(
        "insert into tenant (id, version, revision, subdomain, name, visibility, home_published,"
            + " session_minutes, widget_id, created_at, frame_ancestors, widget_origins)"
            + " values (5, 1, 1, 's', 'S', 'SSO', true, 480, 'w', now(), '', '')");
    sql(
        "insert into connection (id, tenant_id, version, protocol, name, enabled, is_default,"
            + " clock_skew_seconds, role_ceiling, algorithm, created_at)"
            + " values (7, 5, 1, 'any', 'JWT', true, true, 30, 'VIEWER', 'HS256', now())");
    for (String group : List.of("staff", "board")) {
      sql(
          "insert into permission_group (tenant_id, id, version, name) values (5, '%s', 1, 'G')"
              .formatted(group));
    }
  }

  void sql(String statement) {
    try (Connection connection = dataSource.getConnection();
        Statement once = connection.createStatement()) {
      once.executeUpdate(statement);
    } catch (SQLException e) {
      throw new AssertionError(statement, e);
    }
    entities.clear();
  }

  /**
   * Signs a reader in.
   *
   * @return who they are, or why they are refused
   */
  String signIn(Admission admission, String replaced) {
    try {
      return String.valueOf(written(admission, replaced));
    } catch (Rejected e) {
      return e.reason() + " " + e.detail();
    }
  }

  /** By the statement alone: empty if it leaves the sign-in to the transaction. */
  Optional<Caller> byStatement(Admission admission, String replaced) throws Rejected {
    return wiring
        .of(SignInStatement.class)
        .run(admission, PretendCall.to("s.localhost", "/").incoming(), token(), replaced)
        .map(SignedIn::caller);
  }

  private Caller written(Admission admission, String replaced) throws Rejected {
    clock.advance(Duration.ofSeconds(1));
    if (byStatement) {
      Optional<Caller> caller = byStatement(admission, replaced);
      if (caller.isPresent()) {
        return caller.get();
      }
      count--;
    }
    wiring.into(admission.connection().protocol());
    entities.getTransaction().begin();
    try {
      SignedIn done =
          wiring
              .of(SignInTransaction.class)
              .run(admission, PretendCall.to("s.localhost", "/").incoming(), token(), replaced);
      entities.getTransaction().commit();
      return done.caller();
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.clear();
    }
  }

  private String token() {
    return "session-" + ++count;
  }

  /** Every row that a sign-in may write, in a form that is the same on every database. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    rows.addAll(rows("consumed_jti", "expires_at, jti_hash"));
    rows.addAll(rows("reader", "created_at, id"));
    rows.addAll(rows("linked_identity", "user_namespace, reader_id"));
    rows.addAll(rows("reader_group", "group_id, reader_id"));
    rows.addAll(rows("reader_session", "created_at, id"));
    rows.addAll(rows("event", "occurred_at, id"));
    rows.addAll(rows("change_feed", "id"));
    return rows;
  }

  private List<String> rows(String table, String order) {
    String label =
        ", (select coalesce(r.email, r.external_id) from reader r where r.id = t.%s) as reader";
    String reader =
        Set.of("consumed_jti", "reader", "change_feed").contains(table)
            ? ""
            : label.formatted("reader_id");
    List<String> rows = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet all =
            statement.executeQuery(
                "select t.*" + reader + " from " + table + " t order by " + order)) {
      while (all.next()) {
        rows.add(table + " " + row(all));
      }
    } catch (SQLException e) {
      throw new AssertionError(table, e);
    }
    return rows;
  }

  private static String row(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      if (!IRRELEVANT.contains(name)) {
        boolean isTime = columns.getColumnType(i) == Types.TIMESTAMP_WITH_TIMEZONE;
        boolean ofPostgres = columns.getColumnTypeName(i).equals("timestamptz");
        Object value =
            isTime || ofPostgres
                ? Optional.ofNullable(row.getObject(i, OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant)
                    .orElse(null)
                : row.getObject(i);
        values.add(name + "=" + value);
      }
    }
    values.sort(null);
    return values.toString();
  }

  @Override
  public void close() {
    entities.close();
    factory.close();
  }
}
