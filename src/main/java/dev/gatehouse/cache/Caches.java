package dev.gatehouse.cache;

import com.github.benmanes.caffeine.cache.Caffeine;

/** Begins the caches in memory. */
public final class Caches {
  private Caches() {}

  /**
   * A cache whose upkeep is done by whoever uses it: that takes less than waking another thread for
   * it, and the server's common threads do not come to know the application.
   */
  public static Caffeine<Object, Object> builder() {
    return Caffeine.newBuilder().executor(Runnable::run);
  }
}
