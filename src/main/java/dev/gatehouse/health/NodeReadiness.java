package dev.gatehouse.health;

import dev.gatehouse.signin.request.Drain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready unless this node is about to stop. The number of requests in progress tells whoever stops
 * it when none is left.
 */
@Readiness
@ApplicationScoped
public class NodeReadiness implements HealthCheck {
  @Inject Drain drain;

  @Override
  public HealthCheckResponse call() {
    boolean drains = drain.hasBegun();
    return HealthCheckResponse.named("node")
        .status(!drains)
        .withData("state", drains ? "about to stop" : "in service")
        .withData("requests", drain.inProgress())
        .build();
  }
}
