package dev.gatehouse.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The categories and articles of a tenant that a viewer may see, in the order that readers see: by
 * position, then those without one, by id. Whatever lists some of them keeps that order.
 */
public final class Catalogue {
  private static final Comparator<Integer> POSITION =
      Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<CategoryCard> CATEGORIES =
      Comparator.comparing(CategoryCard::position, POSITION).thenComparing(CategoryCard::id);
  private static final Comparator<ArticleCard> ARTICLES =
      Comparator.comparing(ArticleCard::position, POSITION).thenComparing(ArticleCard::id);
  private static final AtomicLong MADE = new AtomicLong();

  private final long number = MADE.incrementAndGet();
  private final Map<Long, CategoryCard> categories;
  private final Map<Long, ArticleCard> articles;
  private final Map<Long, List<ArticleCard>> byCategory;
  private final Map<Long, List<CategoryCard>> byParent = new HashMap<>();
  private final Map<String, List<Long>> usersOfFiles;

  /** In any order. */
  public Catalogue(List<CategoryCard> allCategories, List<ArticleCard> allArticles) {
    this(allCategories, allArticles, Map.of());
  }

  /**
   * @param usersOfFiles ids of the articles that use each file, by its hash; articles that are not
   *     in this catalogue do not count
   */
  Catalogue(
      List<CategoryCard> allCategories,
      List<ArticleCard> allArticles,
      Map<String, List<Long>> usersOfFiles) {
    this.usersOfFiles = usersOfFiles;
    List<CategoryCard> categories = allCategories.stream().sorted(CATEGORIES).toList();
    List<ArticleCard> articles = allArticles.stream().sorted(ARTICLES).toList();
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

  /** Tells this catalogue from every other on this node, for caches of what is made from it. */
  public long number() {
    return number;
  }

  /** How much memory the catalogue takes, in cards. */
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

  /** The categories directly in a category, or at the top for {@code null}. */
  public List<CategoryCard> categoriesIn(Long parentId) {
    return Collections.unmodifiableList(byParent.getOrDefault(parentId, List.of()));
  }

  /** The articles directly in a category. */
  public List<ArticleCard> articlesIn(long categoryId) {
    return byCategory.getOrDefault(categoryId, List.of());
  }

  /** How many articles a category and the categories within it contain. */
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

  /** The articles without a category. */
  public List<ArticleCard> looseArticles() {
    return articles.values().stream().filter(card -> card.categoryId() == null).toList();
  }

  /** The categories from the top down to one, itself included; empty for {@code null}. */
  public List<CategoryCard> wayTo(Long categoryId) {
    LinkedList<CategoryCard> way = new LinkedList<>();
    CategoryCard card = categoryId == null ? null : categories.get(categoryId);
    // A longer way than there are categories would be a circle, which the stores never make.
    while (card != null && way.size() < categories.size()) {
      way.addFirst(card);
      card = card.parentId() == null ? null : categories.get(card.parentId());
    }
    return way;
  }

  /** The articles that use a file: whoever may read one of them may have the file. */
  public List<ArticleCard> usersOf(String fileHash) {
    return usersOfFiles.getOrDefault(fileHash, List.of()).stream()
        .flatMap(id -> article(id).stream())
        .toList();
  }

  /** These categories and articles of this catalogue, and the same files. */
  Catalogue with(List<CategoryCard> fewerCategories, List<ArticleCard> fewerArticles) {
    return new Catalogue(fewerCategories, fewerArticles, usersOfFiles);
  }

  /** The part of this catalogue that a viewer may see. */
  Catalogue visibleTo(Viewer viewer) {
    return new VisibilityRules(this, viewer).visible();
  }
}
