package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.library.feedback.HelpfulAnswer;
import dev.gatehouse.library.feedback.HelpfulAnswers;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Deletes what readers wrote about articles. */
@ApplicationScoped
@Transactional
public class FeedbackChanges {
  @Inject HelpfulAnswers answers;
  @Inject Trail trail;

  /**
   * Deletes a reader's sentence, which the audit trail does not repeat. The answer still counts.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void deleteSentence(Actor actor, Tenant site, long id) {
    actor.require(Right.EDIT, site.tenantId());
    HelpfulAnswer answer = answers.sentence(site.tenantId(), id).orElseThrow(Missing::new);
    Changes changes =
        Changes.none()
            .with("version", answer.getVersion(), null)
            .with("givenAt", answer.getGivenAt(), null)
            .hiding("sentence");
    String target = "feedback on article " + answer.getArticleId();
    trail.record(actor, AuditEvent.FEEDBACK_DELETED, site, target, changes);
    answers.deleteSentence(site.tenantId(), id);
  }
}
