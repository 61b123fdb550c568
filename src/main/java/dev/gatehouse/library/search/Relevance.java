package dev.gatehouse.library.search;

import org.apache.lucene.search.similarities.BasicStats;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.search.similarities.SimilarityBase;

/**
 * Scores a word in a field: more occurrences and a shorter field score higher. Unlike BM25, the
 * score does not depend on other articles, because the order of the results would then tell a
 * reader about the content of articles they may not see.
 */
final class Relevance extends PerFieldSimilarityWrapper {
  @Override
  public Similarity get(String name) {
    for (SearchField field : SearchField.values()) {
      if (field.key.equals(name)) {
        return new OfField(field.usualLength);
      }
    }
    throw new IllegalArgumentException("no field " + name);
  }

  private static final class OfField extends SimilarityBase {
    private final int usualLength;

    OfField(int usualLength) {
      this.usualLength = usualLength;
    }

    @Override
    protected double score(BasicStats stats, double occurrences, double length) {
      double ordinary = 0.5 + 0.5 * length / usualLength;
      return stats.getBoost() * occurrences / (occurrences + ordinary);
    }

    @Override
    public String toString() {
      return "occurrences in " + usualLength + " words";
    }
  }
}
