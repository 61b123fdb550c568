package dev.gatehouse.library;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of who may see what:
 *
 * <ul>
 *   <li>Unpublished articles are hidden from all readers.
 *   <li>Content with groups is visible to members of these groups only.
 *   <li>A private article is visible to readers who are signed in, and to visitors if the article
 *       itself is marked for them.
 *   <li>Visitors see articles that are marked for them, directly or by a category around the
 *       article; on a site that is open to everybody they also see what everybody sees.
 *   <li>A category's groups hold for everything in it, at any depth.
 * </ul>
 *
 * @param all the tenant's whole content
 */
record VisibilityRules(Catalogue all, Viewer viewer) {

  /** The part of the content that the viewer may see. */
  Catalogue visible() {
    List<ArticleCard> seen = all.articles().stream().filter(this::shows).toList();
    Set<Long> open = openCategories(seen);
    return all.with(
        all.categories().stream().filter(card -> open.contains(card.id())).toList(), seen);
  }

  private boolean shows(ArticleCard card) {
    List<CategoryCard> around = all.wayTo(card.categoryId());
    if (!card.published() || !viewer.isAmong(card.groups()) || !admits(around)) {
      return false;
    }
    if (viewer.isVisitor()) {
      return card.visitors() || !card.signedInOnly() && isForVisitors(around);
    }
    if (viewer.isVisitorOfOpenSite() && card.visitors()) {
      return true;
    }
    return viewer.isSignedIn() || !card.signedInOnly();
  }

  /** Visitors also see the categories that lead to an article that is marked for them. */
  private Set<Long> openCategories(List<ArticleCard> seen) {
    Set<Long> used =
        seen.stream()
            .flatMap(article -> all.wayTo(article.categoryId()).stream())
            .map(CategoryCard::id)
            .collect(Collectors.toCollection(HashSet::new));
    return all.categories().stream()
        .map(CategoryCard::id)
        .filter(id -> admits(all.wayTo(id)))
        .filter(id -> !viewer.isVisitor() || used.contains(id) || isForVisitors(all.wayTo(id)))
        .collect(Collectors.toSet());
  }

  private boolean admits(Collection<CategoryCard> around) {
    return around.stream().allMatch(category -> viewer.isAmong(category.groups()));
  }

  private static boolean isForVisitors(Collection<CategoryCard> around) {
    return around.stream().anyMatch(CategoryCard::visitors);
  }
}
