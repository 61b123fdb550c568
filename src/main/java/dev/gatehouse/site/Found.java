package dev.gatehouse.site;

import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.search.Fragment;
import dev.gatehouse.library.search.Hit;
import java.util.List;

/**
 * An article that was found.
 *
 * @param way the categories that lead to it, from the top
 */
public record Found(
    String path, List<Fragment> title, List<Fragment> snippet, List<CategoryCard> way) {
  static Found of(Hit hit, Catalogue catalogue) {
    return new Found(
        hit.card().path(), hit.title(), hit.snippet(), catalogue.wayTo(hit.card().categoryId()));
  }

  /** The title of the category that it stands in, or {@code null}. */
  String category() {
    return way.isEmpty() ? null : way.get(way.size() - 1).title();
  }
}
