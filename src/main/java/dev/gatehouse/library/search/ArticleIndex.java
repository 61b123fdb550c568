package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.ArticleText;
import dev.gatehouse.library.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The articles of one tenant, in memory. One thread at a time changes it, any number search what
 * was published last. Nothing has to be closed: all of it goes with the last reference to it.
 */
final class ArticleIndex {
  private static final Relevance RELEVANCE = new Relevance();

  /** What an article costs beside its words. */
  private static final int BYTES_OF_ENTRY = 100;

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final Map<Long, Long> versions = new HashMap<>();
  private final IndexWriter writer;
  private final SearcherManager searchers;

  ArticleIndex() {
    IndexWriterConfig settings =
        new IndexWriterConfig(Words.ofText())
            .setSimilarity(RELEVANCE)
            .setMergeScheduler(new ConcurrentMergeScheduler())
            .setCommitOnClose(false);
    try {
      writer = new IndexWriter(directory, settings);
      searchers = new SearcherManager(writer, new OfRelevance());
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /**
   * Forgets all articles but these, and tells of which of them it holds another version or none.
   */
  List<Long> missing(Collection<ArticleCard> cards) {
    Map<Long, Long> wanted = new HashMap<>();
    cards.forEach(card -> wanted.put(card.id(), card.version()));
    Set.copyOf(versions.keySet()).stream()
        .filter(id -> !wanted.containsKey(id))
        .forEach(this::drop);
    return cards.stream()
        .filter(card -> !Long.valueOf(card.version()).equals(versions.get(card.id())))
        .map(ArticleCard::id)
        .toList();
  }

  void put(ArticleText article) {
    try {
      writer.updateDocument(key(article.id()), Entry.of(article));
      versions.put(article.id(), article.version());
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  private void drop(long id) {
    try {
      writer.deleteDocuments(key(id));
      versions.remove(id);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  private static Term key(long id) {
    return new Term(Entry.KEY, Long.toString(id));
  }

  /** Lets searches see what was changed. */
  void publish() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /** How much memory it takes. */
  long bytes() {
    try {
      long bytes = (long) BYTES_OF_ENTRY * versions.size();
      for (String file : directory.listAll()) {
        bytes += directory.fileLength(file);
      }
      return bytes;
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /** What matches of what is on a shelf. */
  SearchResults find(Shelf shelf, Sought sought, int limit, int skip) {
    if (sought.isNothing()) {
      return SearchResults.NOTHING;
    }
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return new Search(searcher, shelf, sought).page(limit, skip);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  private static UncheckedIOException impossible(IOException e) {
    return new UncheckedIOException("an index in memory is read and written without failing", e);
  }

  /** Keeps no queries: that would outlive the index in a cache of all of them. */
  private static final class OfRelevance extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(RELEVANCE);
      searcher.setQueryCache(null);
      return searcher;
    }
  }
}
