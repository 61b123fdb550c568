package dev.gatehouse.health;

import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
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
  @Inject DatabaseProbe probe;

  private volatile boolean started;

  void start(@Observes @Initialized(ApplicationScoped.class) Object applicationStarted) {
    state();
    started = true;
  }

  @Override
  public HealthCheckResponse call() {
    return (started ? state() : DatabaseState.NOT_ASKED_YET).response();
  }

  private DatabaseState state() {
    try {
      return database.ask(probe::look);
    } catch (DatabaseUnavailable e) {
      return DatabaseState.NO_ANSWER;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The database could not be examined", e);
      return DatabaseState.NO_ANSWER;
    }
  }
}
