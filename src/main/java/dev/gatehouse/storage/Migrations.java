package dev.gatehouse.storage;

import dev.gatehouse.config.InvalidConfiguration;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Brings the schema up to date before anything else touches the database. A migration that was
 * released is never edited: a change of the schema is one more file.
 */
@ApplicationScoped
public class Migrations {
  private static final List<String> SUPPORTED = List.of("H2", "PostgreSQL");

  /** The last migration before the first release; what V1 to it made is what V1 makes today. */
  private static final String LAST_UNRELEASED = "V11__article_views.sql";

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource dataSource;

  private JavaMigration[] inCode = {};

  /** A schema that this WAR completed stays complete while it runs. */
  private volatile boolean migrated;

  /** Takes the migrations that SQL cannot express. */
  @Inject
  void add(@Any Instance<JavaMigration> migrations) {
    inCode = migrations.stream().toArray(JavaMigration[]::new);
  }

  /**
   * Applies the missing migrations; several nodes that start at once wait for each other.
   *
   * @throws InvalidConfiguration when the database cannot be reached, is of another kind, or has
   *     migrations that this WAR does not know
   */
  public void run() {
    requireSupportedDatabase();
    adoptUnreleased();
    try {
      flyway().migrate();
      migrated = true;
    } catch (FlywayValidateException e) {
      throw new InvalidConfiguration(
          "GATEHOUSE_DB_URL",
          "points to a database that another build of Gatehouse migrated differently ("
              + e.getMessage().replaceAll("\\s+", " ").replaceFirst("\\.? *$", "")
              + "); use an empty database, or the build that made this one");
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
    return migrated || flyway().info().pending().length == 0;
  }

  /** The version of the schema. */
  public String version() {
    MigrationInfo current = flyway().info().current();
    return current == null ? "" : current.getVersion().getVersion();
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

  private Flyway flyway() {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(dataSource)
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
      throw new InvalidConfiguration(
          "GATEHOUSE_DB_URL",
          "points to a database that does not answer (SQL state "
              + e.getSQLState()
              + "); check GATEHOUSE_DB_URL, GATEHOUSE_DB_USER and GATEHOUSE_DB_PASSWORD");
    }
  }
}
