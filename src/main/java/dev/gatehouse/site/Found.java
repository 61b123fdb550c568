package dev.gatehouse.site;

import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.Shelf;
import dev.gatehouse.library.search.Hit;
import dev.gatehouse.library.search.Piece;
import java.util.List;

/**
 * An article that was found.
 *
 * @param way the categories that lead to it, from the top
 */
public record Found(String path, List<Piece> title, List<Piece> snippet, List<CategoryCard> way) {
  static Found of(Hit hit, Shelf shelf) {
    return new Found(
        hit.card().path(), hit.title(), hit.snippet(), shelf.wayTo(hit.card().categoryId()));
  }

  /** The title of the category that it stands in, or {@code null}. */
  String category() {
    return way.isEmpty() ? null : way.get(way.size() - 1).title();
  }
}
