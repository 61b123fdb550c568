package dev.gatehouse.signin.write;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.storage.Causes;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.SqlState;
import jakarta.persistence.OptimisticLockException;

/**
 * Two first sights of one reader at once, or two new names: the database stops one of them, which
 * tries again.
 */
public final class Collisions {
  /** Of as many sign-ins of one reader at once, all but one collide in each round. */
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
        // What stops a commit is a checked exception, which no signature here tells of.
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
