package dev.gatehouse.library.search;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.RenderedArticles;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.thread.Background;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Searches the articles of a site. Each node has its own index in memory, which is built when the
 * site is read for the first time. A search whose {@link Site} has a newer revision first indexes
 * the articles that changed, so a change to an article is visible as soon as a change to the site's
 * settings is.
 */
@ApplicationScoped
public class ArticleSearch {
  /** The most characters of a query that are read, in code points. */
  public static final int LONGEST_QUERY = 200;

  private static final Logger LOG = RequestLog.of(ArticleSearch.class);
  private static final int MOST_TOLD = 1_000;
  private static final Duration UNUSED = Duration.ofMinutes(30);

  /** An eighth of the heap; a single larger index is still cached. */
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 8;

  @Inject @Background ExecutorService executor;
  @Inject Catalogues catalogues;
  @Inject RenderedArticles articles;

  /** How long a search waits for the index while another request builds it. */
  Duration patience = CurrentIndex.PATIENCE;

  private final Cache<TenantId, CurrentIndex> indexes =
      Caches.builder()
          .maximumWeight(MOST_BYTES >> 10)
          .weigher((TenantId tenant, CurrentIndex index) -> kilobytes(index))
          .expireAfterAccess(UNUSED)
          .build();

  /** Prepared once only: if memory is too small for the index, each page would rebuild it. */
  private final Set<TenantId> prepared = ConcurrentHashMap.newKeySet();

  /** One index at a time: imports need threads of the same pool. */
  private final Semaphore preparing = new Semaphore(1);

  private static int kilobytes(CurrentIndex index) {
    return 1 + (int) (Math.min(index.bytes(), MOST_BYTES / 2) >> 10);
  }

  /**
   * Builds the index of a site in the background, before the first search. Does nothing while
   * another site's index is being built; the next page tries again.
   */
  public void prepare(Site site) {
    if (!prepared.contains(site.id()) && preparing.tryAcquire()) {
      try {
        executor.execute(() -> build(site));
        prepared.add(site.id());
      } catch (RejectedExecutionException e) {
        preparing.release();
        LOG.log(Level.DEBUG, "No thread is free to build an index; the first search builds it", e);
      }
    }
  }

  private void build(Site site) {
    try {
      upToDate(site);
    } catch (DatabaseUnavailable e) {
      LOG.log(
          Level.DEBUG,
          "The database is unavailable to build an index; the first search builds it",
          e);
    } finally {
      preparing.release();
    }
  }

  /**
   * The articles of a site that a viewer may see and that match a text, best first. Typos are
   * tolerated, except in phrases, which stand in quotation marks.
   */
  public SearchResults find(Site site, Viewer viewer, String text, int limit, int skip) {
    SearchQuery query = SearchQuery.of(text);
    if (query.isNothing()) {
      return SearchResults.NOTHING;
    }
    CurrentIndex index = upToDate(site);
    // Asked before, since the index may be complete by the time that the search is.
    boolean complete = index.isCurrent(site.tenant().getRevision());
    SearchResults found = index.articles().find(catalogues.of(site, viewer), query, limit, skip);
    return complete ? found : found.incomplete();
  }

  /** The revisions of the sites that the indexes in memory are of, by the sites' ids. */
  public Map<Long, Long> revisions() {
    return indexes.asMap().entrySet().stream()
        .limit(MOST_TOLD)
        .collect(Collectors.toMap(entry -> entry.getKey().value(), e -> e.getValue().revision()));
  }

  private CurrentIndex upToDate(Site site) {
    CurrentIndex index = indexes.get(site.id(), id -> new CurrentIndex(patience));
    long revision = site.tenant().getRevision();
    if (index.catchUp(revision, () -> published(site), cards -> articles.of(site.id(), cards))) {
      // The cache weighs an entry only when it is put.
      indexes.put(site.id(), index);
    }
    return index;
  }

  private List<ArticleCard> published(Site site) {
    return catalogues.everything(site).articles().stream().filter(ArticleCard::published).toList();
  }
}
