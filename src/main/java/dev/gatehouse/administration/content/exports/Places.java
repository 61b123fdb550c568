package dev.gatehouse.administration.content.exports;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where categories and articles are in an export. Their names begin with a number: an import makes
 * them in the order of their names, so what has no position stays in its order as well.
 */
final class Places {
  /** The length of a name without its number, so that paths stay short. */
  private static final int LONGEST = 40;

  private final Catalogue catalogue;
  private final Map<String, CategoryCard> categories = new LinkedHashMap<>();
  private final Map<String, ArticleCard> articles = new LinkedHashMap<>();
  private final Map<String, List<ArticleCard>> bySlug;

  Places(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.bySlug = catalogue.articles().stream().collect(Collectors.groupingBy(ArticleCard::slug));
    addTo("", null);
  }

  private void addTo(String folder, Long parent) {
    add(
        folder,
        parent == null ? catalogue.looseArticles() : catalogue.articlesIn(parent),
        ArticleCard::slug,
        articles);
    Map<String, CategoryCard> within = new LinkedHashMap<>();
    add(folder, catalogue.categoriesIn(parent), CategoryCard::slug, within);
    categories.putAll(within);
    within.forEach((path, card) -> addTo(path + "/", card.id()));
  }

  private static <T> void add(
      String folder, List<T> cards, Function<T, String> slug, Map<String, T> places) {
    String format = "%s%0" + String.valueOf(cards.size()).length() + "d-%s";
    for (int i = 0; i < cards.size(); i++) {
      String name = slug.apply(cards.get(i));
      String shortened = name.substring(0, Math.min(name.length(), LONGEST));
      places.put(format.formatted(folder, i + 1, shortened), cards.get(i));
    }
  }

  /** The categories by their folders. */
  Map<String, CategoryCard> categories() {
    return categories;
  }

  /** The articles by their files, without an ending. */
  Map<String, ArticleCard> articles() {
    return articles;
  }

  /** Which of the articles with its slug an article is; {@code null} for the only one. */
  Integer twin(ArticleCard card) {
    List<ArticleCard> same = bySlug.get(card.slug());
    return same.size() == 1
        ? null
        : Integer.valueOf(number(same.stream(), ArticleCard::id, card.id()));
  }

  /** Which of the categories beside it with its slug a category is. */
  Integer twin(CategoryCard card) {
    List<CategoryCard> beside = catalogue.categoriesIn(card.parentId());
    boolean alone =
        beside.stream()
                .filter(
                    other ->
                        other.slug().equals(card.slug())
                            || other.title().equalsIgnoreCase(card.title()))
                .count()
            == 1;
    return alone
        ? null
        : Integer.valueOf(
            number(
                beside.stream().filter(other -> other.slug().equals(card.slug())),
                CategoryCard::id,
                card.id()));
  }

  private static <T> int number(Stream<T> cards, ToLongFunction<T> id, long of) {
    return (int) cards.mapToLong(id).filter(one -> one <= of).count();
  }
}
