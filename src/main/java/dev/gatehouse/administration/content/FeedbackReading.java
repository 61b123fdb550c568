package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.feedback.HelpfulAnswer;
import dev.gatehouse.library.feedback.HelpfulAnswers;
import dev.gatehouse.library.feedback.HelpfulAnswers.Count;
import dev.gatehouse.operator.Right;
import dev.gatehouse.storage.PageRequest;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** What readers said about a site's articles, for their editors. */
@ApplicationScoped
@Transactional
public class FeedbackReading {
  @Inject Articles articles;
  @Inject HelpfulAnswers answers;

  /** The counts of all articles about which readers said something, by article. */
  public List<Count> counts(Actor actor, TenantId site) {
    actor.require(Right.EDIT, site);
    return answers.counts(site);
  }

  /**
   * The counts of an article's versions, the newest first.
   *
   * @throws Missing when there is no such article, or the actor may not edit it
   */
  public List<Count> counts(Actor actor, TenantId site, long article) {
    actor.require(Right.EDIT, site);
    articles.find(site, article).orElseThrow(Missing::new);
    return answers.counts(site, article);
  }

  /**
   * Answers that have a sentence, the newest first.
   *
   * @param article of one article only, or {@code null}
   * @param limit one more than a page holds, for {@link PageRequest#page}
   */
  public List<HelpfulAnswer> sentences(
      Actor actor, TenantId site, Long article, PageRequest page, int limit) {
    actor.require(Right.EDIT, site);
    return answers.sentences(site, article, page, limit);
  }
}
