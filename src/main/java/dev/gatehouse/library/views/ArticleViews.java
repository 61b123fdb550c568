package dev.gatehouse.library.views;

import dev.gatehouse.storage.SqlState;
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
 * Which articles were read lately, and by nobody in particular; written down from time to time, not
 * at every page.
 */
@ApplicationScoped
public class ArticleViews {
  /** While the database is away, no more than these are kept for it. */
  private static final int MOST_NOTED = 100_000;

  @Inject Clock clock;
  @Inject ViewCounts counts;

  private final Map<Day, Long> noted = new ConcurrentHashMap<>();

  private record Day(TenantId tenant, long articleId, LocalDate date) {}

  /** Somebody reads an article. */
  public void note(TenantId tenant, long articleId) {
    if (noted.size() < MOST_NOTED) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      noted.merge(new Day(tenant, articleId, today), 1L, Long::sum);
    }
  }

  /**
   * Writes down what was noted since the last time; in order, so that nodes don't lock crosswise.
   */
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
        // Another node wrote the first of the day: now there is a row to add to.
        counts.add(day.tenant(), day.articleId(), day.date(), views);
      } else if (!SqlState.isForeignKeyViolation(e)) {
        throw e;
      }
      // An article that is not there any more has no readers.
    }
  }
}
