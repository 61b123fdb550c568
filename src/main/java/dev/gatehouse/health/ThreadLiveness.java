package dev.gatehouse.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive unless threads are deadlocked, which only a restart can end. The database is not checked:
 * restarting Gatehouse would not bring it back.
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
