package dev.gatehouse.administration.change;

import dev.gatehouse.storage.fault.Causes;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.fault.SqlState;
import jakarta.persistence.OptimisticLockException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * What became of a change that was made to many things. Each is changed in a transaction of its
 * own, so that one that must not be changed stops none of the others.
 *
 * @param done ids of what was changed
 * @param failed by id, why something was not; the text is for the actor
 */
public record BulkOutcome(List<Long> done, Map<Long, String> failed) {
  /** How many things are changed at a time, which takes some ten seconds. */
  public static final int MOST = 5_000;

  /**
   * Changes each of the things.
   *
   * @param change of the thing with this id, which begins and ends its own transaction
   */
  public static BulkOutcome of(Collection<Long> ids, LongConsumer change) {
    List<Long> done = new ArrayList<>();
    Map<Long, String> failed = new LinkedHashMap<>();
    boolean available = true;
    for (Long id : new LinkedHashSet<>(ids)) {
      if (!available) {
        failed.put(id, "The database does not answer.");
        continue;
      }
      try {
        change.accept(id);
        done.add(id);
      } catch (ChangeRefused refused) {
        failed.put(id, reason(refused));
      } catch (RuntimeException thrown) {
        available = Causes.find(thrown, OptimisticLockException.class).isPresent();
        if (!available && !isOutage(thrown)) {
          throw thrown;
        }
        failed.put(id, available ? new Stale().getMessage() : "The database does not answer.");
      }
    }
    return new BulkOutcome(done, failed);
  }

  private static boolean isOutage(RuntimeException thrown) {
    return Causes.find(thrown, DatabaseUnavailable.class).isPresent()
        || SqlState.isUnreachable(thrown);
  }

  private static String reason(ChangeRefused refused) {
    return refused instanceof Invalid invalid
        ? invalid.errors().stream()
            .map(error -> error.field() + " " + error.message())
            .collect(Collectors.joining("; "))
        : refused.getMessage();
  }
}
