package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.RenderedArticle;
import dev.gatehouse.library.search.SearchResults.Hit;
import dev.gatehouse.trace.RequestLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The articles of one tenant in an index in memory. One thread at a time writes to it; any number
 * of threads search what was published last. The index needs no closing: it is garbage like any
 * other object.
 */
final class ArticleIndex {
  private static final Logger LOG = RequestLog.of(ArticleIndex.class);
  private static final Relevance RELEVANCE = new Relevance();

  /** The memory that an article takes beside its words. */
  private static final int BYTES_OF_ENTRY = 100;

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final Map<Long, Long> versions = new HashMap<>();
  private final IndexWriter writer;
  private final SearcherManager searchers;

  ArticleIndex() {
    IndexWriterConfig settings =
        new IndexWriterConfig(WordAnalyzer.ofText())
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

  /** Drops all articles but these, and returns those of which it holds another version or none. */
  List<ArticleCard> missing(Collection<ArticleCard> cards) {
    Set<Long> wanted = cards.stream().map(ArticleCard::id).collect(Collectors.toSet());
    Set.copyOf(versions.keySet()).stream().filter(id -> !wanted.contains(id)).forEach(this::drop);
    return cards.stream()
        .filter(card -> !Long.valueOf(card.version()).equals(versions.get(card.id())))
        .toList();
  }

  /** Adds or replaces an article. One that cannot be indexed is left out, and not tried again. */
  void put(RenderedArticle article) {
    long id = article.card().id();
    try {
      writer.updateDocument(key(id), IndexedArticle.of(article));
    } catch (IOException e) {
      throw impossible(e);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      LOG.log(Level.WARNING, "Article " + id + " cannot be indexed; searches do not find it", e);
      drop(id);
    }
    versions.put(id, article.card().version());
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
    return new Term(IndexedArticle.KEY, Long.toString(id));
  }

  /** Makes changes visible to searches. */
  void publish() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /** How much memory the index takes, in bytes. */
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

  /** The articles of a catalogue that match. */
  SearchResults find(Catalogue catalogue, SearchQuery query, int limit, int skip) {
    if (query.isNothing()) {
      return SearchResults.NOTHING;
    }
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return new Search(searcher, catalogue, query).page(limit, skip);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  private static UncheckedIOException impossible(IOException e) {
    return new UncheckedIOException("an index in memory cannot fail to be read or written", e);
  }

  /** Without the query cache: Lucene's is static and would keep the index alive. */
  private static final class OfRelevance extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(RELEVANCE);
      searcher.setQueryCache(null);
      return searcher;
    }
  }

  /** One search of the articles in a catalogue. */
  private record Search(IndexSearcher searcher, Catalogue catalogue, SearchQuery query) {

    /** The articles with every word of the query or, without any, with most of the words. */
    SearchResults page(int limit, int skip) throws IOException {
      int most =
          (int) Math.min((long) skip + limit, Math.max(1, searcher.getIndexReader().maxDoc()));
      TopDocs found = find(query.every(), most);
      if (found.totalHits.value == 0) {
        found = find(query.most(), most);
      }
      List<Hit> hits = new ArrayList<>();
      StoredFields stored = searcher.storedFields();
      for (int i = skip; i < found.scoreDocs.length; i++) {
        hits.add(hit(found.scoreDocs[i], stored));
      }
      return new SearchResults(found.totalHits.value, hits, true);
    }

    private TopDocs find(Query query, int most) throws IOException {
      return searcher.search(query, new VisibleHits(catalogue, most));
    }

    private Hit hit(ScoreDoc found, StoredFields stored) throws IOException {
      IndexedArticle entry = IndexedArticle.read(stored.document(found.doc));
      ArticleCard card = catalogue.article(entry.id()).orElseThrow();
      Matches title = Matches.in(card.title(), query);
      Excerpt excerpt = Excerpt.of(entry, card.description(), query, title.words());
      return new Hit(card, title.fragments(), excerpt.fragments(), excerpt.section());
    }
  }
}
