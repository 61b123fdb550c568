package dev.gatehouse.health;

import dev.gatehouse.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready unless this node is about to stop: requests are still answered, so that proxies have the
 * time to notice.
 */
@Readiness
@ApplicationScoped
public class NodeReadiness implements HealthCheck {
  @Inject Configuration configuration;

  @Override
  public HealthCheckResponse call() {
    boolean drains = isDraining();
    return HealthCheckResponse.named("node")
        .status(!drains)
        .withData("state", drains ? "about to stop" : "in service")
        .build();
  }

  boolean isDraining() {
    return configuration.drainFile().filter(Files::exists).isPresent();
  }
}
