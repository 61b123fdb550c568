package dev.gatehouse.administration.insight;

import dev.gatehouse.library.ArticleCard;

/**
 * How often an article was read, and what readers think of it.
 *
 * @param viewsBefore in as many days before; {@code null} if they are not known
 * @param helpfulYes how many readers found it helpful in the last year
 * @param helpfulNo how many did not
 */
public record ArticleInsight(
    ArticleCard card, long views, Long viewsBefore, long helpfulYes, long helpfulNo) {

  /** Whether readers can find it and nobody opened it. */
  public boolean isNeverRead() {
    return card.published() && views == 0;
  }

  public boolean isRead() {
    return views > 0;
  }

  /** How many readers said whether it was helpful. */
  public long answers() {
    return helpfulYes + helpfulNo;
  }

  /** Of a hundred readers who said so, how many found it helpful; {@code null} if nobody did. */
  public Long share() {
    return answers() == 0 ? null : Math.round(100.0 * helpfulYes / answers());
  }
}
