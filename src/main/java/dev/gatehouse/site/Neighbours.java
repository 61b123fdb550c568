package dev.gatehouse.site;

import dev.gatehouse.library.ArticleCard;
import java.util.List;

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
