package dev.gatehouse.startup;

import dev.gatehouse.storage.Expiring;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Deletes what has expired in every store, in small transactions. */
@Dependent
class Purge {
  private static final Logger LOG = System.getLogger(Purge.class.getName());
  private static final int BATCH = 500;

  /** How long a run deletes at most; what is left waits for the next one. */
  private static final Duration LONGEST = Duration.ofSeconds(40);

  @Inject Clock clock;
  @Inject @Any Instance<Expiring> stores;

  /** Returns the number of deleted rows; empty if a store failed. */
  OptionalLong run() {
    return run(stores.stream().toList());
  }

  /** By turns, so that a store with much to delete does not keep the others waiting. */
  OptionalLong run(List<Expiring> all) {
    Instant end = clock.instant().plus(LONGEST);
    Deque<Expiring> unfinished = new ArrayDeque<>(all);
    boolean failed = false;
    long deleted = 0;
    while (!unfinished.isEmpty() && clock.instant().isBefore(end)) {
      Expiring store = unfinished.poll();
      OptionalInt rows = purged(store);
      failed |= rows.isEmpty();
      deleted += rows.orElse(0);
      if (rows.orElse(0) >= BATCH) {
        unfinished.add(store);
      }
    }
    return failed ? OptionalLong.empty() : OptionalLong.of(deleted);
  }

  /** A store that fails waits for the next run, and the others are purged all the same. */
  private OptionalInt purged(Expiring store) {
    try {
      return OptionalInt.of(store.purge(clock.instant(), BATCH));
    } catch (Exception e) {
      // A failed commit throws a checked exception that no signature here declares.
      LOG.log(Level.WARNING, "Expired rows could not be deleted: {0}", e.getMessage());
      return OptionalInt.empty();
    }
  }
}
