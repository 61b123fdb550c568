package dev.gatehouse.site;

import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.search.Fragment;
import dev.gatehouse.library.search.Hit;
import java.util.List;

/**
 * One page of a search's results.
 *
 * @param text what the reader searched for
 * @param total how many articles match
 */
public record ResultPage(String text, long total, ListPage<Result> page) {

  /**
   * An article that matches.
   *
   * @param way the categories that lead to the article, from the top
   */
  public record Result(
      String path, List<Fragment> title, List<Fragment> snippet, List<CategoryCard> way) {
    static Result of(Hit hit, Catalogue catalogue) {
      return new Result(
          hit.card().path(), hit.title(), hit.snippet(), catalogue.wayTo(hit.card().categoryId()));
    }

    /** The title of the article's category, or {@code null}. */
    String category() {
      return way.isEmpty() ? null : way.get(way.size() - 1).title();
    }
  }
}
