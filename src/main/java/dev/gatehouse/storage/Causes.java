package dev.gatehouse.storage;

import java.util.Optional;

/** Finds the cause under the exceptions that JPA, JTA and CDI wrap around it. */
public final class Causes {
  private Causes() {}

  /** The outermost exception of a type, the thrown one included. */
  public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }
}
