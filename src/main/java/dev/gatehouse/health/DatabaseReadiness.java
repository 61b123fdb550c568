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

/** Ready while the database answers in time and holds the schema that this WAR expects. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
  private static final System.Logger LOG = System.getLogger(DatabaseReadiness.class.getName());
  private static final int VALIDATION_SECONDS = 1;

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource dataSource;

  @Inject Database database;
  @Inject Migrations migrations;

  /** A schema that was complete once stays so while this WAR runs. */
  private volatile boolean migrated;

  /**
   * Makes this bean and those it needs while the application starts: WildFly asks for its health on
   * threads that know nothing of {@code java:comp}.
   */
  void prepare(@Observes @Initialized(ApplicationScoped.class) Object applicationStarted) {
    call();
  }

  @Override
  public HealthCheckResponse call() {
    try {
      return database.ask(this::state).build();
    } catch (DatabaseUnavailable e) {
      return State.NO_ANSWER.build();
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, "The database could not be examined", e);
      return State.NO_ANSWER.build();
    }
  }

  private State state() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      if (!connection.isValid(VALIDATION_SECONDS)) {
        return State.NO_ANSWER;
      }
    }
    migrated = migrated || migrations.complete();
    return migrated ? State.READY : State.MIGRATIONS_PENDING;
  }

  private enum State {
    READY("answers, all migrations applied"),
    MIGRATIONS_PENDING("answers, migrations pending"),
    NO_ANSWER("does not answer");

    private final String text;

    State(String text) {
      this.text = text;
    }

    HealthCheckResponse build() {
      return HealthCheckResponse.named("database")
          .status(this == READY)
          .withData("state", text)
          .build();
    }
  }
}
