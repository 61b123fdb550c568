package dev.gatehouse.site;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.OpenArticle;
import dev.gatehouse.library.Shelf;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * An article and its surroundings.
 *
 * @param html safe to show as it is
 * @param way the categories that lead to it, from the top
 * @param neighbours the articles of its category, itself included
 */
public record ArticleView(
    ArticleCard card, String html, List<CategoryCard> way, List<ArticleCard> neighbours) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  static ArticleView of(OpenArticle article, Shelf shelf) {
    ArticleCard card = article.card();
    List<ArticleCard> neighbours =
        card.categoryId() == null ? List.of() : shelf.articlesIn(card.categoryId());
    return new ArticleView(card, article.html(), shelf.wayTo(card.categoryId()), neighbours);
  }

  /** The day of the last change, to read. */
  public String updatedDay() {
    return DAY.format(card.updatedAt());
  }

  /** Whether its category holds anything else. */
  public boolean hasNeighbours() {
    return neighbours.size() > 1;
  }
}
