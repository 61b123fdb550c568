package dev.gatehouse.administration.insight;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.feedback.HelpfulAnswers;
import dev.gatehouse.library.feedback.HelpfulAnswers.Count;
import dev.gatehouse.library.miss.MissedSearch;
import dev.gatehouse.library.miss.SearchMisses;
import dev.gatehouse.library.views.ViewCounts;
import dev.gatehouse.library.views.ViewedArticle;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What authors learn from their readers. */
@ApplicationScoped
@Transactional
public class Insights {
  /** The most texts that are listed, which are those that readers searched for most. */
  static final int MOST_SEARCHES = 5_000;

  private static final Comparator<MissedSearch> MOST_FREQUENT =
      Comparator.comparingLong(MissedSearch::times).reversed().thenComparing(MissedSearch::words);

  private static final Comparator<ArticleInsight> MOST_READ =
      Comparator.comparingLong(ArticleInsight::views)
          .reversed()
          .thenComparing(article -> article.card().id());

  @Inject Clock clock;
  @Inject Catalogues catalogues;
  @Inject SearchMisses misses;
  @Inject ViewCounts views;
  @Inject HelpfulAnswers answers;

  /**
   * What readers searched for without results, the most frequent first.
   *
   * @throws Missing when the actor may not edit the site's content
   */
  public List<MissedSearch> searches(Actor actor, TenantId site, InsightPeriod period) {
    actor.require(Right.EDIT, site);
    return misses.since(site, period.since(today()), MOST_SEARCHES).stream()
        .sorted(MOST_FREQUENT)
        .toList();
  }

  /**
   * Articles that are published, or that readers opened or answered, the most read first; then by
   * age, the oldest first.
   *
   * @throws Missing when the actor may not edit the site's content
   */
  public List<ArticleInsight> articles(Actor actor, TenantId site, InsightPeriod period) {
    actor.require(Right.EDIT, site);
    Map<Long, ViewedArticle> viewed =
        views.since(site, period.earlier(today()), period.since(today())).stream()
            .collect(Collectors.toMap(ViewedArticle::articleId, Function.identity()));
    Map<Long, Count> answered =
        answers.counts(site).stream()
            .collect(Collectors.toMap(Count::articleId, Function.identity()));
    return catalogues.everything(site).articles().stream()
        .map(card -> insight(card, viewed.get(card.id()), answered.get(card.id()), period))
        .filter(one -> one.card().published() || one.isRead() || one.answers() > 0)
        .sorted(MOST_READ)
        .toList();
  }

  private static ArticleInsight insight(
      ArticleCard card, ViewedArticle viewed, Count answered, InsightPeriod period) {
    long earlier = viewed == null ? 0 : viewed.earlier();
    return new ArticleInsight(
        card,
        viewed == null ? 0 : viewed.views(),
        period.hasEarlier() ? earlier : null,
        answered == null ? 0 : answered.yes(),
        answered == null ? 0 : answered.no());
  }

  /** Whether an article is so new that it was there only for a part of the days. */
  public boolean isNew(ArticleCard card, InsightPeriod period) {
    LocalDate created = LocalDate.ofInstant(card.createdAt(), ZoneOffset.UTC);
    return created.isAfter(period.since(today()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
