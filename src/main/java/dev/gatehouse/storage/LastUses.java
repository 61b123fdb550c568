package dev.gatehouse.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * When rows were last used on this node. A request notes it in memory; the database is told now and
 * then, however often a row is used, but of the last use in any case.
 */
public final class LastUses {
  /** How often the database is told of a row that is in use all the time. */
  public static final Duration USUAL = Duration.ofMinutes(1);

  /** Rows that were used within as much time get the same last use: fewer statements. */
  private static final long TOGETHER_SECONDS = 5;

  private final Map<Long, Use> uses = new ConcurrentHashMap<>();

  /**
   * @param written the last use that the database was told, or {@code null}
   * @param every how long it need not be told again
   */
  private record Use(Instant last, Instant written, Duration every) {
    private boolean isToldOf() {
      return written != null && !written.isBefore(last);
    }

    private boolean isDue(Instant now) {
      return written == null || !now.isBefore(written.plus(every));
    }
  }

  /** Notes a use. */
  public void note(long id, Instant at, Duration every) {
    uses.compute(
        id,
        (key, known) ->
            known == null
                ? new Use(at, null, every)
                : new Use(later(known.last, at), known.written, every));
  }

  /** The last use that is in memory. */
  public Optional<Instant> of(long id) {
    return Optional.ofNullable(uses.get(id)).map(Use::last);
  }

  /** Writes what is due, the ids of rows with when they were last used. */
  public void flush(Instant now, BiConsumer<List<Long>, Instant> write) {
    Map<Long, List<Long>> due = new TreeMap<>();
    uses.forEach(
        (id, use) -> {
          if (!use.isToldOf() && use.isDue(now)) {
            long together = use.last.getEpochSecond() / TOGETHER_SECONDS;
            due.computeIfAbsent(together, key -> new ArrayList<>()).add(id);
          }
        });
    due.values().forEach(ids -> write(ids, write));
    // What the database knows is of use only until it is told again.
    uses.values().removeIf(use -> use.isToldOf() && use.isDue(now));
  }

  private void write(List<Long> ids, BiConsumer<List<Long>, Instant> write) {
    Instant last = ids.stream().map(id -> uses.get(id).last).max(Instant::compareTo).orElseThrow();
    write.accept(ids, last);
    ids.forEach(id -> uses.computeIfPresent(id, (key, use) -> new Use(use.last, last, use.every)));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
