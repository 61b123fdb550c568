package dev.gatehouse.site;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import java.util.ArrayList;
import java.util.List;

/**
 * A category with what stands in it.
 *
 * @param level 2 for a category at the top, one more for each it stands in; a heading's level
 * @param count how many articles stand in it or in the categories within it
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

  /** Every category, each followed by those that stand in it. */
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

  /** The first few articles, for a page that shows many sections. */
  public List<ArticleCard> first(int most) {
    return articles.subList(0, Math.min(most, articles.size()));
  }

  /** Whether there are more than the first few. */
  public boolean hasMoreThan(int few) {
    return articles.size() > few;
  }

  public boolean isEmpty() {
    return articles.isEmpty() && categories.isEmpty();
  }
}
