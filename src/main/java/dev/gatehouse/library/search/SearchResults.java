package dev.gatehouse.library.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param total how many articles this reader may see that match
 * @param hits the part of them that was asked for, best first
 */
public record SearchResults(long total, List<Hit> hits) {
  static final SearchResults NOTHING = new SearchResults(0, List.of());
}
