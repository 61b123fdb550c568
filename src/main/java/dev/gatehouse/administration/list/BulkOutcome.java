package dev.gatehouse.administration.list;

import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.storage.fault.Causes;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.trace.RequestLog;
import jakarta.persistence.OptimisticLockException;
import java.lang.System.Logger.Level;
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

  private static final String OUTAGE = "The database does not answer.";
  private static final String DEFECT = "An error occurred, which the server's log has.";
  private static final System.Logger LOG = RequestLog.of(BulkOutcome.class);

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
        failed.put(id, OUTAGE);
        continue;
      }
      try {
        change.accept(id);
        done.add(id);
      } catch (ChangeRefused refused) {
        failed.put(id, reason(refused));
      } catch (RuntimeException thrown) {
        available = !isOutage(thrown);
        failed.put(id, reason(id, thrown));
      }
    }
    return new BulkOutcome(done, failed);
  }

  private static String reason(Long id, RuntimeException thrown) {
    if (Causes.find(thrown, OptimisticLockException.class).isPresent()) {
      return new Stale().getMessage();
    }
    if (isOutage(thrown)) {
      return OUTAGE;
    }
    // What was done before must be told, so that a defect that one of them met is told as well.
    LOG.log(Level.ERROR, "number " + id + " of a bulk change failed", thrown);
    return DEFECT;
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
