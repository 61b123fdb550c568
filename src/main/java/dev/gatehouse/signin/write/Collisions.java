package dev.gatehouse.signin.write;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.storage.Causes;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.SqlState;
import jakarta.persistence.OptimisticLockException;

/**
 * Retries sign-ins that collide: when two of them create or rename one reader at once, the database
 * stops one.
 */
public final class Collisions {
  /** When so many sign-ins of one reader run at once, all but one collide in each round. */
  private static final int TRIES = 100;

  private Collisions() {}

  /** One transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws Rejected;
  }

  public static <T> T retried(Work<T> work) throws Rejected {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.run();
      } catch (Exception e) {
        // A failed commit throws a checked exception that no signature here declares.
        boolean collided =
            SqlState.isUniqueViolation(e)
                || SqlState.isDeadlock(e)
                || Causes.find(e, OptimisticLockException.class).isPresent();
        if (!collided || attempt == TRIES) {
          throw e;
        }
        Database.requireTimeLeft();
      }
    }
  }
}
