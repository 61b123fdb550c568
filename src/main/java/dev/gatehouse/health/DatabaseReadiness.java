package dev.gatehouse.health;

import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import dev.gatehouse.storage.Migrations;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the database answers in time and holds the schema that this WAR expects.
 *
 * <p>WildFly checks on threads without {@code java:comp}, even while the application starts. An
 * application thread therefore creates the beans that look up the data source, and no check uses
 * them before.
 */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
  private static final System.Logger LOG = System.getLogger(DatabaseReadiness.class.getName());

  @Inject Database database;
  @Inject Probe probe;

  private volatile boolean started;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarted) {
    state();
    started = true;
  }

  @Override
  public HealthCheckResponse call() {
    return (started ? state() : State.NOT_ASKED_YET).response();
  }

  private State state() {
    try {
      return database.ask(probe::look);
    } catch (DatabaseUnavailable e) {
      return State.NO_ANSWER;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The database could not be checked", e);
      return State.NO_ANSWER;
    }
  }

  /** Checks whether the database answers and has the schema that this WAR expects. */
  @ApplicationScoped
  static class Probe {
    private static final int VALIDATION_SECONDS = 1;

    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource dataSource;

    @Inject Migrations migrations;

    /** A complete schema stays complete while this WAR runs. */
    private volatile boolean migrated;

    State look() {
      try (Connection connection = dataSource.getConnection()) {
        if (!connection.isValid(VALIDATION_SECONDS)) {
          return State.NO_ANSWER;
        }
      } catch (SQLException e) {
        throw new IllegalStateException("the database could not be checked", e);
      }
      migrated = migrated || migrations.complete();
      return migrated ? State.READY : State.MIGRATIONS_PENDING;
    }
  }

  /** What the health endpoint reports about the database. */
  enum State {
    READY("answers, all migrations applied"),
    MIGRATIONS_PENDING("answers, migrations pending"),
    NO_ANSWER("does not answer"),
    NOT_ASKED_YET("not asked yet, the application starts");

    private final String text;

    State(String text) {
      this.text = text;
    }

    HealthCheckResponse response() {
      return HealthCheckResponse.named("database")
          .status(this == READY)
          .withData("state", text)
          .build();
    }
  }
}
