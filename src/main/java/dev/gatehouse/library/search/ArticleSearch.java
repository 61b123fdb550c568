package dev.gatehouse.library.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.ArticleText;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Audience;
import dev.gatehouse.library.Shelves;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Searches the articles of a site. Each node keeps an index of its own in memory, which the first
 * search builds; after that, a search whose {@link Site} is of a newer revision reads the articles
 * that changed before it answers. So a change is found as soon as the site's own settings are.
 */
@ApplicationScoped
public class ArticleSearch {
  private static final Duration UNUSED = Duration.ofMinutes(30);

  /** An eighth of the memory that there is; an index that alone is larger is kept alone. */
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 8;

  @Inject Shelves shelves;
  @Inject Articles articles;
  @Inject Database database;

  private final Cache<TenantId, Upkeep> indexes =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES >> 10)
          .weigher((TenantId tenant, Upkeep index) -> kilobytes(index))
          .expireAfterAccess(UNUSED)
          .build();

  private static int kilobytes(Upkeep index) {
    return 1 + (int) (Math.min(index.bytes(), MOST_BYTES / 2) >> 10);
  }

  /**
   * What an audience may see of a site and matches a text, best first. What is typed has no syntax;
   * a slip of the fingers is forgiven.
   */
  public SearchResults find(Site site, Audience audience, String text, int limit, int skip) {
    Sought sought = Sought.of(text);
    if (sought.isNothing()) {
      return SearchResults.NOTHING;
    }
    Upkeep index = indexes.get(site.id(), id -> new Upkeep());
    long revision = site.tenant().getRevision();
    if (index.catchUp(revision, () -> published(site), ids -> read(site.id(), ids))) {
      // Weighed anew.
      indexes.put(site.id(), index);
    }
    return index.articles().find(shelves.of(site, audience), sought, limit, skip);
  }

  private List<ArticleCard> published(Site site) {
    return shelves.everything(site).articles().stream().filter(ArticleCard::published).toList();
  }

  private List<ArticleText> read(TenantId tenant, List<Long> ids) {
    return database.ask(() -> articles.texts(tenant, ids));
  }
}
