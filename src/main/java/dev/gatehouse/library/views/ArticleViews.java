package dev.gatehouse.library.views;

import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts article views in memory, without the reader's identity, and writes the counts to the
 * database in batches rather than with every page.
 */
@ApplicationScoped
public class ArticleViews {
  /** The most counts that are kept while the database is unavailable. */
  private static final int MOST_NOTED = 100_000;

  @Inject Clock clock;
  @Inject ViewCounts counts;

  private final Map<Day, Long> noted = new ConcurrentHashMap<>();

  private record Day(TenantId tenant, long articleId, LocalDate date) {}

  /** Counts one view. */
  public void note(TenantId tenant, long articleId) {
    if (noted.size() < MOST_NOTED) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      noted.merge(new Day(tenant, articleId, today), 1L, Long::sum);
    }
  }

  /** Writes the counts since the last flush, sorted by article so that nodes do not deadlock. */
  public void flush() {
    List<Day> days =
        noted.keySet().stream().sorted(Comparator.comparingLong(Day::articleId)).toList();
    for (Day day : days) {
      long views = noted.remove(day);
      try {
        write(day, views);
      } catch (RuntimeException e) {
        noted.merge(day, views, Long::sum);
        throw e;
      }
    }
  }

  private void write(Day day, long views) {
    try {
      counts.add(day.tenant(), day.articleId(), day.date(), views);
    } catch (RuntimeException e) {
      if (SqlState.isUniqueViolation(e)) {
        // Another node inserted the day's row first; now the update finds it.
        counts.add(day.tenant(), day.articleId(), day.date(), views);
      } else if (!SqlState.isForeignKeyViolation(e)) {
        throw e;
      }
      // The article was deleted: its views are dropped.
    }
  }
}
