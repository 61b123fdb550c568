package dev.gatehouse.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an audience may see of a tenant, and nothing else; in the order of the ids. */
public final class Shelf {
  private final Map<Long, CategoryCard> categories;
  private final Map<Long, ArticleCard> articles;
  private final Map<Long, List<ArticleCard>> byCategory;

  public Shelf(List<CategoryCard> categories, List<ArticleCard> articles) {
    this.categories = byId(categories, CategoryCard::id);
    this.articles = byId(articles, ArticleCard::id);
    this.byCategory =
        articles.stream()
            .filter(card -> card.categoryId() != null)
            .collect(Collectors.groupingBy(ArticleCard::categoryId));
  }

  private static <T> Map<Long, T> byId(List<T> cards, Function<T, Long> id) {
    Map<Long, T> byId = new LinkedHashMap<>();
    cards.forEach(card -> byId.put(id.apply(card), card));
    return Collections.unmodifiableMap(byId);
  }

  /** How much memory it takes, in cards. */
  int size() {
    return 1 + articles.size() + categories.size();
  }

  public List<CategoryCard> categories() {
    return List.copyOf(categories.values());
  }

  public List<ArticleCard> articles() {
    return List.copyOf(articles.values());
  }

  public Optional<CategoryCard> category(long id) {
    return Optional.ofNullable(categories.get(id));
  }

  public Optional<ArticleCard> article(long id) {
    return Optional.ofNullable(articles.get(id));
  }

  /** The categories that stand in one, or at the top for {@code null}. */
  public List<CategoryCard> categoriesIn(Long parentId) {
    return categories.values().stream()
        .filter(card -> Objects.equals(card.parentId(), parentId))
        .toList();
  }

  /** The articles that stand in a category itself. */
  public List<ArticleCard> articlesIn(long categoryId) {
    return byCategory.getOrDefault(categoryId, List.of());
  }

  /** The articles that stand in no category. */
  public List<ArticleCard> looseArticles() {
    return articles.values().stream().filter(card -> card.categoryId() == null).toList();
  }

  /** The way down to a category, itself included, from the top; empty for {@code null}. */
  public List<CategoryCard> wayTo(Long categoryId) {
    List<CategoryCard> way = new ArrayList<>();
    CategoryCard card = categoryId == null ? null : categories.get(categoryId);
    while (card != null && !way.contains(card)) {
      way.add(0, card);
      card = card.parentId() == null ? null : categories.get(card.parentId());
    }
    return way;
  }
}
