package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.RenderedArticle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps an index current. The first request that needs a newer revision updates the index; others
 * wait for a short time and then search what has been published so far, which can be incomplete but
 * never contains more than their readers may see.
 */
final class CurrentIndex {
  /** How many texts, each of at most a million characters, are read at once. */
  private static final int CHUNK = 20;

  private static final int CHUNKS_TO_PUBLISH = 50;
  static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long NEVER = -1;

  private final ReentrantLock lock = new ReentrantLock();
  private final ArticleIndex articles = new ArticleIndex();
  private final Duration patience;
  private volatile long revision = NEVER;
  private volatile long bytes;

  /**
   * @param patience how long a request waits while another one updates the index
   */
  CurrentIndex(Duration patience) {
    this.patience = patience;
  }

  ArticleIndex articles() {
    return articles;
  }

  /** Whether all changes up to a revision are indexed. */
  boolean isCurrent(long wanted) {
    return revision >= wanted;
  }

  /** Up to which all changes are indexed. */
  long revision() {
    return revision;
  }

  /** How much memory the index takes, in bytes. */
  long bytes() {
    return bytes;
  }

  /**
   * Indexes the changes up to a revision.
   *
   * @param all the published articles at that revision
   * @param read reads the texts of some articles, except those that changed again
   * @return whether this call changed the index
   */
  boolean catchUp(
      long wanted,
      Supplier<List<ArticleCard>> all,
      Function<List<ArticleCard>, List<RenderedArticle>> read) {
    if (isCurrent(wanted) || !acquired()) {
      return false;
    }
    try {
      if (isCurrent(wanted)) {
        return false;
      }
      take(articles.missing(all.get()), read);
      articles.publish();
      bytes = articles.bytes();
      revision = wanted;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean acquired() {
    try {
      return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void take(
      List<ArticleCard> cards, Function<List<ArticleCard>, List<RenderedArticle>> read) {
    for (int start = 0; start < cards.size(); start += CHUNK) {
      read.apply(cards.subList(start, Math.min(start + CHUNK, cards.size())))
          .forEach(articles::put);
      if ((start / CHUNK + 1) % CHUNKS_TO_PUBLISH == 0) {
        articles.publish();
      }
    }
  }
}
