package dev.gatehouse.site;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import java.util.ArrayList;
import java.util.List;

/**
 * A category with its content.
 *
 * @param level the heading's level: 2 for a category at the top, one more for each category around
 *     it
 * @param count how many articles it and the categories within it contain
 */
public record Section(
    CategoryCard category,
    int level,
    List<CategoryCard> categories,
    List<ArticleCard> articles,
    int count) {

  /** How many of its articles a page lists at most. */
  static final int MOST = 100;

  private static final int DEEPEST_HEADING = 6;

  static Section of(Catalogue catalogue, CategoryCard category, int level) {
    return new Section(
        category,
        level,
        catalogue.categoriesIn(category.id()),
        catalogue.articlesIn(category.id()),
        catalogue.articlesWithin(category.id()));
  }

  /** The categories at the top. */
  static List<Section> top(Catalogue catalogue) {
    return catalogue.categoriesIn(null).stream().map(card -> of(catalogue, card, 2)).toList();
  }

  /** Every category, each followed by the categories within it. */
  static List<Section> all(Catalogue catalogue) {
    List<Section> all = new ArrayList<>();
    top(catalogue).forEach(section -> section.addTo(all, catalogue));
    return all;
  }

  private void addTo(List<Section> all, Catalogue catalogue) {
    all.add(this);
    int below = Math.min(level + 1, DEEPEST_HEADING);
    categories.forEach(inner -> of(catalogue, inner, below).addTo(all, catalogue));
  }

  /** The first articles, for a page with many sections. */
  public List<ArticleCard> first(int most) {
    return articles.subList(0, Math.min(most, articles.size()));
  }

  /** Whether there are more articles than these. */
  public boolean hasMoreThan(int few) {
    return articles.size() > few;
  }

  public boolean isEmpty() {
    return articles.isEmpty() && categories.isEmpty();
  }
}
