package dev.gatehouse.administration.change;

import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.RefusalTrail;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

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
    missing.lacking().ifPresent(right -> note(actor, asked, right, missing.site()));
  }

  /**
   * Records a refusal.
   *
   * @param right that the actor lacks
   * @param site that was asked for, and that need not exist
   */
  public void note(Actor actor, String asked, String right, Optional<TenantId> site) {
    trail.add(
        site,
        AuditEvent.ACCESS_REFUSED,
        actor.name(),
        actor.address(),
        asked,
        "lacks the right " + right);
  }
}
