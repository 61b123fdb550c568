package dev.gatehouse.library.search;

import org.apache.lucene.search.similarities.BasicStats;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.search.similarities.SimilarityBase;

/**
 * How well a word that occurs in a field matches: the more often, and the shorter the field, the
 * better. Unlike BM25 it asks nothing of all the other articles, for a reader could tell from the
 * order of the results what stands in those that are not for them.
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
