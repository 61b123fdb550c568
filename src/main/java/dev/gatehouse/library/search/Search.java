package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.search.SearchResults.Hit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;

/** One search of the articles in a catalogue. */
record Search(IndexSearcher searcher, Catalogue catalogue, SearchQuery query) {

  /** The articles with every word of the query or, without any, with most of the words. */
  SearchResults page(int limit, int skip) throws IOException {
    int most = (int) Math.min((long) skip + limit, Math.max(1, searcher.getIndexReader().maxDoc()));
    TopDocs found = find(query.every(), most);
    if (found.totalHits.value == 0) {
      found = find(query.most(), most);
    }
    List<Hit> hits = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (int i = skip; i < found.scoreDocs.length; i++) {
      hits.add(hit(found.scoreDocs[i], stored));
    }
    return new SearchResults(found.totalHits.value, hits);
  }

  private TopDocs find(Query query, int most) throws IOException {
    return searcher.search(query, new VisibleHits(catalogue, most));
  }

  private Hit hit(ScoreDoc found, StoredFields stored) throws IOException {
    IndexedArticle entry = IndexedArticle.read(stored.document(found.doc));
    ArticleCard card = catalogue.article(entry.id()).orElseThrow();
    return new Hit(
        card,
        Matches.in(card.title(), query).fragments(),
        Excerpt.of(entry.text(), card.description(), query));
  }
}
