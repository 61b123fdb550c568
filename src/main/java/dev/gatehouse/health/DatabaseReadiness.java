package dev.gatehouse.health;

import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.Serving;
import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.schema.SchemaProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while requests are answered and the database does its part in time, asked by the way that
 * requests take.
 *
 * <p>WildFly checks on threads without {@code java:comp}, even while the application starts. So
 * nothing that looks up the data source is used before everything has started.
 */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
  @Inject Serving serving;
  @Inject Database database;
  @Inject SchemaProbe probe;

  @Override
  public HealthCheckResponse call() {
    Optional<DatabaseFault> fault = serving.fault().or(this::look);
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("database")
            .status(fault.isEmpty())
            .withData(
                "state", fault.map(DatabaseFault::state).orElse("answers, all migrations applied"));
    return fault.map(found -> answer.withData("action", found.advice())).orElse(answer).build();
  }

  private Optional<DatabaseFault> look() {
    try {
      database.<Void, RuntimeException>ask(
          () -> {
            probe.look();
            return null;
          });
    } catch (RuntimeException e) {
      return Optional.of(DatabaseFault.of(e));
    }
    return database.waits().areTooOftenInVain()
        ? Optional.of(DatabaseFault.OVERLOADED)
        : Optional.empty();
  }
}
