package dev.gatehouse.administration.change;

import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.RefusalTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Records that operators and programs asked for what they have no right to. */
@ApplicationScoped
public class RefusedAccess {
  @Inject RefusalTrail trail;

  /**
   * Records a refusal, unless it is of something that does not exist for anybody.
   *
   * @param asked method and path, without the query
   */
  public void note(Actor actor, String asked, Missing missing) {
    missing.lacking().ifPresent(right -> note(actor, asked, right));
  }

  /**
   * Records a refusal.
   *
   * @param right that the actor lacks
   */
  public void note(Actor actor, String asked, String right) {
    trail.add(
        AuditEvent.ACCESS_REFUSED,
        actor.name(),
        actor.address(),
        asked,
        "lacks the right " + right);
  }
}
