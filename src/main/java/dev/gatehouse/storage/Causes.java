package dev.gatehouse.storage;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the cause under the exceptions that JPA, JTA and CDI wrap around it. */
public final class Causes {
  private Causes() {}

  /**
   * The outermost exception of a type, the thrown one included; else one that was suppressed: JTA
   * does that to what the database said to a commit.
   */
  public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> ahead = new ArrayDeque<>(List.of(thrown));
    while (!ahead.isEmpty()) {
      Throwable next = ahead.poll();
      if (type.isInstance(next)) {
        return Optional.of(type.cast(next));
      }
      if (seen.add(next)) {
        Collections.addAll(ahead, next.getSuppressed());
        Optional.ofNullable(next.getCause()).ifPresent(ahead::addFirst);
      }
    }
    return Optional.empty();
  }
}
