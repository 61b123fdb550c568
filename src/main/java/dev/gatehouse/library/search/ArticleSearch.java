package dev.gatehouse.library.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.RenderedArticles;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.storage.DatabaseUnavailable;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Searches the articles of a site. Each node keeps an index of its own in memory, which is built
 * when the site is read for the first time; after that, a search whose {@link Site} is of a newer
 * revision reads the articles that changed before it answers. So a change is found as soon as the
 * site's own settings are.
 */
@ApplicationScoped
public class ArticleSearch {
  /** The most characters of a query that are read, in code points. */
  public static final int LONGEST_QUERY = 200;

  private static final Logger LOG = System.getLogger(ArticleSearch.class.getName());
  private static final Duration UNUSED = Duration.ofMinutes(30);

  /** An eighth of the memory that there is; an index that alone is larger is kept alone. */
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 8;

  @Resource ManagedExecutorService executor;
  @Inject Catalogues catalogues;
  @Inject RenderedArticles articles;

  private final Cache<TenantId, CurrentIndex> indexes =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES >> 10)
          .weigher((TenantId tenant, CurrentIndex index) -> kilobytes(index))
          .expireAfterAccess(UNUSED)
          .build();

  /** Once: where memory has no room for an index, each page would build it again. */
  private final Set<TenantId> prepared = ConcurrentHashMap.newKeySet();

  /** One at a time: who signs in needs threads of the same pool. */
  private final Semaphore preparing = new Semaphore(1);

  private static int kilobytes(CurrentIndex index) {
    return 1 + (int) (Math.min(index.bytes(), MOST_BYTES / 2) >> 10);
  }

  /**
   * Lets the index of a site that somebody reads be built, for whoever searches next; while another
   * is being built, it is for the next page to ask again.
   */
  public void prepare(Site site) {
    if (!prepared.contains(site.id()) && preparing.tryAcquire()) {
      try {
        executor.execute(() -> build(site));
        prepared.add(site.id());
      } catch (RejectedExecutionException e) {
        preparing.release();
        LOG.log(Level.DEBUG, "No thread is free to build an index: a search will", e);
      }
    }
  }

  private void build(Site site) {
    try {
      upToDate(site);
    } catch (DatabaseUnavailable e) {
      LOG.log(Level.DEBUG, "The database does not let an index be built: a search will", e);
    } finally {
      preparing.release();
    }
  }

  /**
   * What a viewer may see of a site and matches a text, best first. What is typed has no syntax; a
   * slip of the fingers is forgiven.
   */
  public SearchResults find(Site site, Viewer viewer, String text, int limit, int skip) {
    SearchQuery sought = SearchQuery.of(text);
    if (sought.isNothing()) {
      return SearchResults.NOTHING;
    }
    return upToDate(site).articles().find(catalogues.of(site, viewer), sought, limit, skip);
  }

  private CurrentIndex upToDate(Site site) {
    CurrentIndex index = indexes.get(site.id(), id -> new CurrentIndex());
    long revision = site.tenant().getRevision();
    if (index.catchUp(revision, () -> published(site), cards -> articles.of(site.id(), cards))) {
      // Weighed anew.
      indexes.put(site.id(), index);
    }
    return index;
  }

  private List<ArticleCard> published(Site site) {
    return catalogues.everything(site).articles().stream().filter(ArticleCard::published).toList();
  }
}
