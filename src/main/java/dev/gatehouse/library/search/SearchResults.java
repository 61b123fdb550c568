package dev.gatehouse.library.search;

import java.util.List;

/**
 * The results of a search.
 *
 * @param total how many articles match that the viewer may see
 * @param hits the requested part of them, best first
 */
public record SearchResults(long total, List<Hit> hits) {
  static final SearchResults NOTHING = new SearchResults(0, List.of());
}
