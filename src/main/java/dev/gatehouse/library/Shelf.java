package dev.gatehouse.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an audience may see of a tenant, and nothing else; in the order of the ids. */
public final class Shelf {
  private final Map<Long, CategoryCard> categories;
  private final Map<Long, ArticleCard> articles;
  private final Map<Long, List<ArticleCard>> byCategory;
  private final Map<Long, List<CategoryCard>> byParent = new HashMap<>();

  public Shelf(List<CategoryCard> categories, List<ArticleCard> articles) {
    this.categories = byId(categories, CategoryCard::id);
    this.articles = byId(articles, ArticleCard::id);
    this.byCategory =
        articles.stream()
            .filter(card -> card.categoryId() != null)
            .collect(Collectors.groupingBy(ArticleCard::categoryId));
    categories.forEach(
        card -> byParent.computeIfAbsent(card.parentId(), id -> new ArrayList<>()).add(card));
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
    return Collections.unmodifiableList(byParent.getOrDefault(parentId, List.of()));
  }

  /** The articles that stand in a category itself. */
  public List<ArticleCard> articlesIn(long categoryId) {
    return byCategory.getOrDefault(categoryId, List.of());
  }

  /** How many articles stand in a category or in those within it. */
  public int articlesWithin(long categoryId) {
    Set<Long> within = new HashSet<>();
    addWithin(categoryId, within);
    return within.stream().mapToInt(id -> articlesIn(id).size()).sum();
  }

  private void addWithin(long categoryId, Set<Long> within) {
    if (within.add(categoryId)) {
      categoriesIn(categoryId).forEach(card -> addWithin(card.id(), within));
    }
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
