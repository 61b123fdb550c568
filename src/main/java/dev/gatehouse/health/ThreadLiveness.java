package dev.gatehouse.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive unless threads wait for each other for ever, which only a new start can end. The database
 * is not asked: starting Gatehouse anew would not bring it back.
 */
@Liveness
@ApplicationScoped
public class ThreadLiveness implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    boolean deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null;
    return HealthCheckResponse.named("threads").status(!deadlocked).build();
  }
}
