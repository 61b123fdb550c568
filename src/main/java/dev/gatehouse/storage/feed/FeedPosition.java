package dev.gatehouse.storage.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
   * The most gaps that are asked for. If there are more, the oldest are given up, and for as long
   * as one of their ids may still come, everything counts as changed at each reading.
   */
  static final int MOST_GAPS = 1_000;

  private long newest;

  /** The gaps by their first ids. */
  private final TreeMap<Long, Gap> gaps = new TreeMap<>();

  /** When an id was given up last, by {@link System#nanoTime}. */
  private Optional<Long> gaveUp = Optional.empty();

  /**
   * Missing ids between two that were read: many if one transaction writes many rows.
   *
   * @param since when they were missed first, by {@link System#nanoTime}
   */
  record Gap(long first, long last, long since) {}

  /**
   * What to read.
   *
   * @param newest the newest row that was read before, which has to be there still
   */
  record Question(long newest, List<Gap> gaps) {}

  /**
   * What changed.
   *
   * @param anything whether anything else may have changed as well
   */
  record News(List<Subject> subjects, boolean anything) {}

  /** What to read next; the newest is 0 before the start. */
  synchronized Question next() {
    return new Question(newest, List.copyOf(gaps.values()));
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
        rows.stream().filter(row -> row.id() > newest || gapAt(row.id()).isPresent()).toList();
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
    gaps.clear();
    newest = rows.stream().findFirst().map(FeedRow::id).orElse(0L);
    rows.forEach(row -> note(row.id(), nanoTime));
    giveUp(nanoTime);
  }

  private Optional<Gap> gapAt(long id) {
    return Optional.ofNullable(gaps.floorEntry(id))
        .map(Map.Entry::getValue)
        .filter(gap -> id <= gap.last());
  }

  private void note(long id, long nanoTime) {
    gapAt(id)
        .ifPresent(
            gap -> {
              gaps.remove(gap.first());
              add(new Gap(gap.first(), id - 1, gap.since()));
              add(new Gap(id + 1, gap.last(), gap.since()));
            });
    if (id > newest) {
      add(new Gap(newest + 1, id - 1, nanoTime));
      newest = id;
    }
  }

  private void add(Gap gap) {
    if (gap.first() <= gap.last()) {
      gaps.put(gap.first(), gap);
    }
  }

  private void giveUp(long nanoTime) {
    gaps.values().removeIf(gap -> isOver(gap.since(), nanoTime));
    gaveUp = gaveUp.filter(since -> !isOver(since, nanoTime));
    while (gaps.size() > MOST_GAPS) {
      gaps.pollFirstEntry();
      gaveUp = Optional.of(nanoTime);
    }
  }

  /** Whether every transaction that was open at a time has ended. */
  private static boolean isOver(long since, long nanoTime) {
    return nanoTime - since > LONGEST_TRANSACTION.toNanos();
  }
}
