package dev.gatehouse.library.miss;

import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Counts searches without results in memory, and writes the counts to the database in batches
 * rather than with every search.
 *
 * <p>A box that searches while somebody types asks for each part of a word. So a search is counted
 * only once its reader has not typed on for a while: of texts that begin with each other, the
 * longest counts, and only if it found nothing either.
 */
@ApplicationScoped
public class SearchTally {
  /** How long a text may become longer. */
  static final Duration TYPING = Duration.ofSeconds(10);

  /** The most counts that are kept while the database is unavailable. */
  private static final int MOST_COUNTED = 100_000;

  /**
   * The most readers who are typing, and the most texts of one of them; those who are not signed in
   * count as one.
   */
  private static final int MOST_TYPING = 10_000;

  private static final int MOST_TYPED = 50;

  @Inject Clock clock;
  @Inject SearchMisses misses;

  private final Map<Searcher, List<Typed>> typing = new ConcurrentHashMap<>();
  private final Map<Missed, Long> counted = new ConcurrentHashMap<>();

  private record Searcher(TenantId tenant, int reader) {}

  private record Typed(String words, Instant at) {}

  /** A day of a site. */
  private record Day(TenantId tenant, LocalDate date) {}

  private record Missed(Day day, String words) {}

  /**
   * Notes a search.
   *
   * @param reader any number that tells readers of the site apart for some seconds, but not who
   *     they are
   * @param found whether it had results
   */
  public void note(TenantId tenant, int reader, String text, boolean found) {
    Searcher searcher = new Searcher(tenant, reader);
    boolean known = typing.containsKey(searcher);
    if (known || !found && typing.size() < MOST_TYPING) {
      SearchWords now = SearchWords.of(text);
      boolean missed = !found && now.kept();
      typing.compute(searcher, (who, before) -> next(who.tenant(), before, now.words(), missed));
    }
  }

  /** What is left of the texts before, with the new one, the oldest first. */
  private List<Typed> next(TenantId tenant, List<Typed> before, String words, boolean missed) {
    List<Typed> left = new ArrayList<>(before == null ? List.of() : before);
    left.removeIf(one -> words.startsWith(one.words()));
    boolean typedOn = left.stream().anyMatch(one -> one.words().startsWith(words));
    if (missed && !typedOn) {
      left.add(new Typed(words, clock.instant()));
    }
    if (left.size() > MOST_TYPED) {
      count(tenant, left.remove(0));
    }
    return left.isEmpty() ? null : List.copyOf(left);
  }

  /** Writes the counts since the last flush. */
  public void flush() {
    Instant settled = clock.instant().minus(TYPING);
    for (Searcher searcher : typing.keySet()) {
      typing.computeIfPresent(searcher, (who, typed) -> settle(who.tenant(), typed, settled));
    }
    counted.keySet().stream().collect(Collectors.groupingBy(Missed::day)).forEach(this::write);
  }

  /** Counts the texts that nobody typed on; returns the others. */
  private List<Typed> settle(TenantId tenant, List<Typed> typed, Instant settled) {
    List<Typed> left = new ArrayList<>(typed);
    for (Typed one : typed) {
      if (!one.at().isAfter(settled)) {
        left.remove(one);
        count(tenant, one);
      }
    }
    return left.isEmpty() ? null : List.copyOf(left);
  }

  private void count(TenantId tenant, Typed typed) {
    LocalDate date = LocalDate.ofInstant(typed.at(), ZoneOffset.UTC);
    count(new Missed(new Day(tenant, date), typed.words()), 1);
  }

  private void count(Missed missed, long times) {
    if (counted.size() < MOST_COUNTED) {
      counted.merge(missed, times, Long::sum);
    }
  }

  private void write(Day day, List<Missed> missed) {
    SortedMap<String, Long> more = new TreeMap<>();
    missed.forEach(one -> more.put(one.words(), counted.remove(one)));
    try {
      write(day, more);
    } catch (RuntimeException e) {
      more.forEach((words, times) -> count(new Missed(day, words), times));
      throw e;
    }
  }

  private void write(Day day, SortedMap<String, Long> more) {
    try {
      misses.add(day.tenant(), day.date(), more);
    } catch (RuntimeException e) {
      if (SqlState.isUniqueViolation(e)) {
        // Another node inserted one of the texts first; now it is known.
        misses.add(day.tenant(), day.date(), more);
      } else if (!SqlState.isForeignKeyViolation(e)) {
        throw e;
      }
      // The site was deleted: its counts are dropped.
    }
  }
}
