package dev.gatehouse.storage;

import dev.gatehouse.config.InvalidConfiguration;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the schema up to date before anything else touches the database. */
@ApplicationScoped
public class Migrations {
  private static final List<String> SUPPORTED = List.of("H2", "PostgreSQL");

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource dataSource;

  /**
   * Runs what is missing; several nodes that start at once wait for each other.
   *
   * @throws InvalidConfiguration when the database cannot be reached or is of another kind
   */
  public void run() {
    requireSupportedDatabase();
    flyway().migrate();
  }

  /** Whether every migration of this WAR has been applied. */
  public boolean complete() {
    return flyway().info().pending().length == 0;
  }

  /** The version of the schema. */
  public String version() {
    MigrationInfo current = flyway().info().current();
    return current == null ? "" : current.getVersion().getVersion();
  }

  /** What the database calls itself, with its version. */
  public String product() {
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData about = connection.getMetaData();
      return about.getDatabaseProductName() + " " + about.getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new IllegalStateException("the database did not say what it is", e);
    }
  }

  private Flyway flyway() {
    return Flyway.configure(Migrations.class.getClassLoader()).dataSource(dataSource).load();
  }

  private void requireSupportedDatabase() {
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      if (!SUPPORTED.contains(product)) {
        throw new InvalidConfiguration(
            "GATEHOUSE_DB_URL", "leads to " + product + "; Gatehouse runs on H2 and PostgreSQL");
      }
    } catch (SQLException e) {
      throw new InvalidConfiguration(
          "GATEHOUSE_DB_URL",
          "leads to no database that answers (SQL state "
              + e.getSQLState()
              + "); check GATEHOUSE_DB_URL, GATEHOUSE_DB_USER and GATEHOUSE_DB_PASSWORD");
    }
  }
}
