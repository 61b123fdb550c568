package dev.gatehouse.site;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.RenderedArticle;
import dev.gatehouse.library.markdown.Rendered.Heading;
import dev.gatehouse.reading.Texts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/**
 * An article as its page shows it.
 *
 * @param html safe to show as it is
 * @param contents its first headings; empty if there are fewer than two
 * @param way the categories that lead to the article, from the top
 * @param neighbours the other articles of its category, or other articles without one
 * @param updatedDay the day of the last change, formatted for the reader
 */
public record ShownArticle(
    ArticleCard card,
    String html,
    List<Heading> contents,
    List<CategoryCard> way,
    Neighbours neighbours,
    String updatedDay) {

  /** The most headings in the table of contents. */
  private static final int MOST_CONTENTS = 200;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withZone(ZoneOffset.UTC);

  static ShownArticle of(RenderedArticle article, Catalogue catalogue, Texts texts) {
    ArticleCard card = article.card();
    List<Heading> headings = article.headings();
    return new ShownArticle(
        card,
        ArticleHtml.of(article, texts),
        headings.size() < 2
            ? List.of()
            : headings.subList(0, Math.min(MOST_CONTENTS, headings.size())),
        catalogue.wayTo(card.categoryId()),
        Neighbours.of(
            card,
            card.categoryId() == null
                ? catalogue.looseArticles()
                : catalogue.articlesIn(card.categoryId())),
        DAY.withLocale(texts.getLanguage().locale()).format(card.updatedAt()));
  }

  /** A tag, and the search that finds other articles with it. */
  public record Tag(String name) {
    public String path() {
      return new SearchRequest(name, 1).address();
    }
  }

  public List<Tag> tags() {
    return card.tags().stream().map(Tag::new).toList();
  }

  /** The article's category, or {@code null}. */
  public CategoryCard category() {
    return way.isEmpty() ? null : way.get(way.size() - 1);
  }

  /**
   * The articles around an article, in their order.
   *
   * @param previous the article before, or {@code null}
   * @param next the article after, or {@code null}
   * @param near the article and some around it; a category may have thousands
   * @param total how many articles the category has
   */
  public record Neighbours(
      ArticleCard previous, ArticleCard next, List<ArticleCard> near, int total) {
    private static final int NEAR = 9;

    static Neighbours of(ArticleCard card, List<ArticleCard> all) {
      int here = 0;
      while (here < all.size() && all.get(here).id() != card.id()) {
        here++;
      }
      int from = Math.max(0, Math.min(here - NEAR / 2, all.size() - NEAR));
      return new Neighbours(
          here > 0 ? all.get(here - 1) : null,
          here + 1 < all.size() ? all.get(here + 1) : null,
          all.subList(from, Math.min(all.size(), from + NEAR)),
          all.size());
    }

    /** Whether the category has other articles. */
    public boolean isAny() {
      return total > 1;
    }

    /** Whether the category has more articles than the near ones. */
    public boolean isMore() {
      return total > near.size();
    }
  }
}
