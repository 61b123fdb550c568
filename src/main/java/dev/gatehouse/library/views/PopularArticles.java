package dev.gatehouse.library.views;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseCache;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The most viewed articles of the last 30 days. */
@ApplicationScoped
public class PopularArticles {
  private static final Period LATELY = Period.ofDays(30);
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final int MOST_TENANTS = 10_000;

  /** Enough that most viewers may see some of them. */
  private static final int MOST_ARTICLES = 500;

  @Inject Clock clock;
  @Inject ViewCounts counts;
  @Inject Database database;

  private final DatabaseCache<TenantId, List<Long>> mostRead =
      new DatabaseCache<>(FRESH, MOST_TENANTS);

  /** The most viewed articles of a catalogue; empty if none was viewed lately. */
  public List<ArticleCard> of(Site site, Catalogue catalogue, int most) {
    return mostRead(site.id()).stream()
        .map(catalogue::article)
        .flatMap(Optional::stream)
        .limit(most)
        .toList();
  }

  private List<Long> mostRead(TenantId tenant) {
    LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(LATELY);
    try {
      return mostRead.get(
          tenant, id -> database.ask(() -> counts.mostRead(id, since, MOST_ARTICLES)));
    } catch (DatabaseUnavailable e) {
      // The list is optional: the page is shown without it.
      return List.of();
    }
  }
}
