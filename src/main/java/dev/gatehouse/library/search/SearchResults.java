package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import java.util.List;

/**
 * The results of a search.
 *
 * @param total how many articles match that the viewer may see
 * @param hits the requested part of them, best first
 */
public record SearchResults(long total, List<Hit> hits) {
  static final SearchResults NOTHING = new SearchResults(0, List.of());

  /**
   * An article that matches.
   *
   * @param title its title, with the matches marked
   * @param snippet the excerpt of its text that matches best; plain text
   */
  public record Hit(ArticleCard card, List<Fragment> title, List<Fragment> snippet) {}

  /**
   * A part of a title or excerpt, in plain text.
   *
   * @param marked whether it matches the query
   */
  public record Fragment(String text, boolean marked) {}
}
