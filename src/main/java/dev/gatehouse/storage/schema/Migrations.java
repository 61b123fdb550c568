package dev.gatehouse.storage.schema;

import dev.gatehouse.config.InvalidConfiguration;
import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.fault.UnusableDatabase;
import dev.gatehouse.trace.RequestLog;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Brings the schema up to date before anything else touches the database. A migration that was
 * released is never edited: a change of the schema is one more file.
 *
 * <p>Nodes of two versions run beside each other during an upgrade, so a migration adds what new
 * code needs, and what no code uses any more is dropped one release later (expand and contract).
 * Whatever takes something away from older builds raises {@code oldest_build}, by which they know.
 */
@ApplicationScoped
public class Migrations {
  private static final Logger LOG = RequestLog.of(Migrations.class);
  private static final List<String> SUPPORTED = List.of("H2", "PostgreSQL");

  /** The last migration before the first release; what V1 to it made is what V1 makes today. */
  private static final String LAST_UNRELEASED = "V11__article_views.sql";

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource dataSource;

  private JavaMigration[] inCode = {};

  /** The number of this build's last migration. */
  private volatile int build;

  /** Asked for once: Flyway finds and reads every migration to tell it. */
  private volatile String version;

  /** Takes the migrations that SQL cannot express. */
  @Inject
  void add(@Any Instance<JavaMigration> migrations) {
    inCode = migrations.stream().toArray(JavaMigration[]::new);
  }

  /**
   * Applies the missing migrations; several nodes that start at once wait for each other.
   *
   * @throws InvalidConfiguration when the database is of another kind
   * @throws UnusableDatabase when a migration was not completed, or what another build did keeps
   *     this one from working
   */
  public void run() {
    requireSupportedDatabase();
    adoptUnreleased();
    Flyway flyway = flyway(dataSource);
    MigrationInfo[] all = flyway.info().all();
    requireCompleted(all);
    build = last(all, MigrationState::isResolved);
    int schema = Math.max(build, last(all, MigrationState::isApplied));
    if (schema > build) {
      requireServed();
      LOG.log(
          Level.INFO,
          "The schema (V{0}) is of a newer version of Gatehouse, and serves this one (V{1}) as"
              + " well",
          schema,
          build);
    }
    try {
      if (flyway.info().pending().length > 0) {
        flyway(new PatientDataSource(dataSource)).migrate();
      } else {
        flyway.validate();
      }
    } catch (FlywayValidateException e) {
      throw new UnusableDatabase(
          DatabaseFault.FOREIGN,
          e.getMessage().replaceAll("\\s+", " ").replaceFirst("\\.? *$", ""));
    }
    LateIndexes.make(dataSource);
  }

  /** What was done of it stays: PostgreSQL undoes a migration that fails, H2 does not. */
  private static void requireCompleted(MigrationInfo[] all) {
    Arrays.stream(all)
        .filter(migration -> migration.getState().isFailed())
        .findFirst()
        .ifPresent(
            failed -> {
              throw new UnusableDatabase(
                  DatabaseFault.HALF_MIGRATED, "migration V" + failed.getVersion());
            });
  }

  private static int last(MigrationInfo[] all, Predicate<MigrationState> which) {
    return Arrays.stream(all)
        .filter(migration -> which.test(migration.getState()))
        .map(MigrationInfo::getVersion)
        .filter(version -> version != null)
        .mapToInt(version -> version.getMajor().intValueExact())
        .max()
        .orElse(0);
  }

  private void requireServed() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet oldest = statement.executeQuery("select schema_version from oldest_build")) {
      oldest.next();
      requireServed(oldest.getInt(1));
    } catch (SQLException e) {
      throw new IllegalStateException("the schema did not say which versions it serves", e);
    }
  }

  /**
   * @param oldest the number of the last migration of the oldest build that the schema serves
   * @throws UnusableDatabase when this build is older than that
   */
  void requireServed(int oldest) {
    if (build < oldest) {
      throw new UnusableDatabase(
          DatabaseFault.TOO_NEW,
          "it serves versions with migration V"
              + oldest
              + " and later, and this one has V"
              + build);
    }
  }

  /**
   * Takes over a database of an unreleased build, whose eleven migrations became one: its schema is
   * that of V1, so its history begins there.
   */
  private void adoptUnreleased() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      // Flyway would find and read every migration to answer this.
      if (!hasHistory(connection)) {
        return;
      }
      connection.setAutoCommit(false);
      // A row that another node deletes at the same time is deleted once: that node does the rest.
      boolean mine =
          statement.executeUpdate(
                  "delete from \"flyway_schema_history\" where \"script\" = '"
                      + LAST_UNRELEASED
                      + "'")
              == 1;
      if (mine) {
        statement.executeUpdate("delete from \"flyway_schema_history\" where \"version\" <> '1'");
        statement.executeUpdate(
            "update \"flyway_schema_history\" set \"type\" = 'BASELINE', \"checksum\" = null,"
                + " \"script\" = '<< Flyway Baseline >>', \"description\" = 'gatehouse'"
                + " where \"version\" = '1'");
      }
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("the history of an unreleased build was not replaced", e);
    }
  }

  private static boolean hasHistory(Connection connection) throws SQLException {
    try (ResultSet table =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(), connection.getSchema(), "flyway_schema_history", null)) {
      return table.next();
    }
  }

  /** Whether every migration of this WAR has been applied. */
  public boolean complete() {
    return flyway(dataSource).info().pending().length == 0;
  }

  /** The version of the schema, as this node found or made it when it started. */
  public String version() {
    String known = version;
    if (known == null) {
      MigrationInfo current = flyway(dataSource).info().current();
      known = current == null ? "" : current.getVersion().getVersion();
      version = known;
    }
    return known;
  }

  /** The product name and version that the database reports. */
  public String product() {
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData about = connection.getMetaData();
      return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IllegalStateException("the database did not report its product name", e);
    }
  }

  private Flyway flyway(DataSource connections) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(connections)
        .javaMigrations(inCode)
        .load();
  }

  private void requireSupportedDatabase() {
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      if (!SUPPORTED.contains(product)) {
        throw new InvalidConfiguration(
            "GATEHOUSE_DB_URL",
            "points to " + product + ", but Gatehouse runs on H2 and PostgreSQL");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the database did not say what it is", e);
    }
  }
}
