package dev.gatehouse.administration.insight;

import dev.gatehouse.library.ArticleCard;

/**
 * How often an article was read.
 *
 * @param viewsBefore in as many days before; {@code null} if they are not known
 */
public record ArticleInsight(ArticleCard card, long views, Long viewsBefore) {

  /** Whether readers can find it and nobody opened it. */
  public boolean isNeverRead() {
    return card.published() && views == 0;
  }

  public boolean isRead() {
    return views > 0;
  }
}
