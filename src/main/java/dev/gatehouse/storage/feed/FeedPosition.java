package dev.gatehouse.storage.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a node has read the change feed. Ids are given out when rows are written and become
 * visible when their transactions commit, in any order. So an id that is missing below the newest
 * one is asked for again until no transaction can still commit it; one that was rolled back never
 * comes.
 */
final class FeedPosition {
  /** Longer than a transaction lasts: both servers end one after five minutes by default. */
  static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

  /**
   * The most missing ids that are asked for. If there are more, the oldest are given up, and for as
   * long as one of them may still come, everything counts as changed at each reading.
   */
  static final int MOST_MISSING = 1_000;

  private long newest;

  /** The missing ids, and since when by {@link System#nanoTime}. */
  private final TreeMap<Long, Long> missing = new TreeMap<>();

  /** When an id was given up last, by {@link System#nanoTime}. */
  private Optional<Long> gaveUp = Optional.empty();

  /**
   * What to read.
   *
   * @param newest the newest row that was read before, which has to be there still
   */
  record Question(long newest, Set<Long> missing) {}

  /**
   * What changed.
   *
   * @param anything whether anything else may have changed as well
   */
  record News(List<Subject> subjects, boolean anything) {}

  /** What to read next; the newest is 0 before the start. */
  synchronized Question next() {
    return new Question(newest, new TreeSet<>(missing.keySet()));
  }

  /**
   * Takes the answer to a question.
   *
   * @param rows in the order of their ids
   * @return what changed; empty if rows may have been deleted that were never read
   */
  synchronized Optional<News> advance(Question question, List<FeedRow> rows, long nanoTime) {
    if (rows.stream().noneMatch(row -> row.id() == question.newest())) {
      return Optional.empty();
    }
    Collection<FeedRow> unread =
        rows.stream().filter(row -> row.id() > newest || missing.containsKey(row.id())).toList();
    unread.forEach(row -> note(row.id(), nanoTime));
    giveUp(nanoTime);
    return Optional.of(
        new News(unread.stream().map(FeedRow::subject).toList(), gaveUp.isPresent()));
  }

  /**
   * Begins with the newest rows; what they name may have been cached before or after they changed.
   *
   * @param rows in the order of their ids
   */
  synchronized void start(List<FeedRow> rows, long nanoTime) {
    missing.clear();
    newest = rows.stream().findFirst().map(FeedRow::id).orElse(0L);
    rows.forEach(row -> note(row.id(), nanoTime));
    giveUp(nanoTime);
  }

  private void note(long id, long nanoTime) {
    missing.remove(id);
    long first = Math.max(newest + 1, id - MOST_MISSING);
    if (first > newest + 1) {
      gaveUp = Optional.of(nanoTime);
    }
    for (long skipped = first; skipped < id; skipped++) {
      missing.put(skipped, nanoTime);
    }
    newest = Math.max(newest, id);
  }

  private void giveUp(long nanoTime) {
    missing.values().removeIf(since -> isOver(since, nanoTime));
    gaveUp = gaveUp.filter(since -> !isOver(since, nanoTime));
    while (missing.size() > MOST_MISSING) {
      missing.pollFirstEntry();
      gaveUp = Optional.of(nanoTime);
    }
  }

  /** Whether every transaction that was open at a time has ended. */
  private static boolean isOver(long since, long nanoTime) {
    return nanoTime - since > LONGEST_TRANSACTION.toNanos();
  }
}
