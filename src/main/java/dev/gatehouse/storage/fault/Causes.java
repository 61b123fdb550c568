package dev.gatehouse.storage.fault;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.transaction.xa.XAException;

/** Finds the cause under the exceptions that JPA, JTA and CDI wrap around it. */
public final class Causes {
  private Causes() {}

  /**
   * The outermost exception of a type, the thrown one included; else one that a transaction
   * suppressed, as JTA does to what the database said to a commit. What others suppressed, such as
   * the failure to close something after a defect, is no cause.
   */
  public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    return all(thrown, type).stream().findFirst();
  }

  /** All exceptions of a type, in that order. */
  static <T extends Throwable> List<T> all(Throwable thrown, Class<T> type) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> ahead = new ArrayDeque<>(List.of(thrown));
    List<T> found = new ArrayList<>();
    while (!ahead.isEmpty()) {
      Throwable next = ahead.poll();
      if (seen.add(next)) {
        if (type.isInstance(next)) {
          found.add(type.cast(next));
        }
        if (isOfTransaction(next)) {
          Collections.addAll(ahead, next.getSuppressed());
        }
        Optional.ofNullable(next.getCause()).ifPresent(ahead::addFirst);
      }
    }
    return found;
  }

  private static boolean isOfTransaction(Throwable thrown) {
    return thrown instanceof RollbackException
        || thrown instanceof SystemException
        || thrown instanceof HeuristicMixedException
        || thrown instanceof HeuristicRollbackException
        || thrown instanceof XAException;
  }
}
