package dev.gatehouse.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a tenant has, whoever may see it, and the rules of who may:
 *
 * <ul>
 *   <li>What is not published is seen by nobody.
 *   <li>What has groups is seen by their members only.
 *   <li>What is private is seen by those who are signed in, and by visitors if it is itself marked
 *       for them.
 *   <li>Visitors see what is marked for them, itself or by a category that it stands in; at a site
 *       that is open to everybody, what everybody sees as well.
 *   <li>The groups of a category hold for everything in it, however deep.
 * </ul>
 */
final class Catalogue {
  private final long revision;
  private final Map<Long, CategoryCard> categories;
  private final List<ArticleCard> articles;

  Catalogue(long revision, List<CategoryCard> categories, List<ArticleCard> articles) {
    this.revision = revision;
    this.categories = new LinkedHashMap<>();
    categories.forEach(card -> this.categories.put(card.id(), card));
    this.articles = articles;
  }

  /** The tenant's revision of which this is a reading. */
  long revision() {
    return revision;
  }

  static Catalogue empty() {
    return new Catalogue(0, List.of(), List.of());
  }

  /** How much memory it takes, in cards. */
  int size() {
    return 1 + articles.size() + categories.size();
  }

  /** All of it, whoever may see it. */
  Shelf everything() {
    return new Shelf(List.copyOf(categories.values()), articles);
  }

  /** What an audience may see of it. */
  Shelf shelfFor(Audience audience) {
    List<ArticleCard> seen = articles.stream().filter(card -> shows(card, audience)).toList();
    Set<Long> open = openCategories(seen, audience);
    return new Shelf(
        categories.values().stream().filter(card -> open.contains(card.id())).toList(), seen);
  }

  private boolean shows(ArticleCard card, Audience audience) {
    List<CategoryCard> around = around(card.categoryId());
    if (!card.published() || !audience.isAmong(card.groups()) || !admits(around, audience)) {
      return false;
    }
    if (audience.isVisitor()) {
      return card.visitors() || !card.signedInOnly() && isForVisitors(around);
    }
    if (audience.isVisitorOfOpenSite() && card.visitors()) {
      return true;
    }
    return audience.isSignedIn() || !card.signedInOnly();
  }

  /** Visitors also find their way through categories in which something is marked for them. */
  private Set<Long> openCategories(List<ArticleCard> seen, Audience audience) {
    Set<Long> used =
        seen.stream()
            .flatMap(article -> around(article.categoryId()).stream())
            .map(CategoryCard::id)
            .collect(Collectors.toCollection(HashSet::new));
    return categories.keySet().stream()
        .filter(id -> admits(around(id), audience))
        .filter(id -> !audience.isVisitor() || used.contains(id) || isForVisitors(around(id)))
        .collect(Collectors.toSet());
  }

  private static boolean admits(Collection<CategoryCard> around, Audience audience) {
    return around.stream().allMatch(category -> audience.isAmong(category.groups()));
  }

  private static boolean isForVisitors(Collection<CategoryCard> around) {
    return around.stream().anyMatch(CategoryCard::visitors);
  }

  /** A category and those that it stands in, from the inside out. */
  private List<CategoryCard> around(Long innermost) {
    List<CategoryCard> around = new ArrayList<>();
    CategoryCard card = innermost == null ? null : categories.get(innermost);
    // A chain longer than there are categories would be a circle, which stores never make.
    while (card != null && around.size() < categories.size()) {
      around.add(card);
      card = card.parentId() == null ? null : categories.get(card.parentId());
    }
    return around;
  }
}
