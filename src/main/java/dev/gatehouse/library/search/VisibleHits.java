package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/**
 * Counts and ranks only the articles of a viewer's catalogue; everything else is left out before
 * anything is counted. An article whose indexed text is of another version than the catalogue's
 * card is left out too: who may see the article may have changed along with the text.
 */
final class VisibleHits implements CollectorManager<VisibleHits.Some, TopDocs> {
  static final String ID = "article";
  static final String VERSION = "version";

  private final Catalogue catalogue;
  private final TopScoreDocCollectorManager top;

  /**
   * @param most how many articles are ranked; all are counted
   */
  VisibleHits(Catalogue catalogue, int most) {
    this.catalogue = catalogue;
    this.top = new TopScoreDocCollectorManager(most, Integer.MAX_VALUE);
  }

  @Override
  public Some newCollector() {
    return new Some(top.newCollector());
  }

  @Override
  public TopDocs reduce(Collection<Some> parts) throws IOException {
    List<TopScoreDocCollector> tops = parts.stream().map(part -> part.top).toList();
    return top.reduce(tops);
  }

  private boolean isVisible(long id, long version) {
    return catalogue.article(id).map(ArticleCard::version).filter(v -> v == version).isPresent();
  }

  /** The visible hits of a part of the index. */
  final class Some extends FilterCollector {
    private final TopScoreDocCollector top;

    private Some(TopScoreDocCollector top) {
      super(top);
      this.top = top;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
      NumericDocValues ids = DocValues.getNumeric(context.reader(), ID);
      NumericDocValues versions = DocValues.getNumeric(context.reader(), VERSION);
      return new FilterLeafCollector(super.getLeafCollector(context)) {
        @Override
        public void collect(int document) throws IOException {
          if (ids.advanceExact(document)
              && versions.advanceExact(document)
              && isVisible(ids.longValue(), versions.longValue())) {
            super.collect(document);
          }
        }
      };
    }
  }
}
