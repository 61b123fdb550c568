package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.OperatorInvitations;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.operator.Right;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What an invitation writes. */
@ApplicationScoped
@Transactional
class OperatorInvitationChanges {
  @Inject Operators operators;
  @Inject OperatorInvitations invitations;
  @Inject Trail trail;

  /** An invitation that was made, and where it may be mailed. */
  record Made(OperatorInvitations.Made invitation, String email) {}

  public Made make(Actor actor, long id) {
    Operator operator = operators.find(id).orElseThrow(Missing::new);
    if (!mayInvite(actor, operator)) {
      throw new Missing();
    }
    if (operator.getSettings().isDisabled()) {
      throw new Conflict("The operator is disabled.");
    }
    OperatorInvitations.Made made = invitations.make(id);
    String target = OperatorChanges.target(operator);
    trail.record(actor, AuditEvent.OPERATOR_INVITED, target, Changes.none());
    return new Made(made, operator.getSettings().getEmail());
  }

  /**
   * Whoever has an operator's link becomes him. So an owner invites only those who never had a
   * password, and who work nowhere but at his own sites.
   */
  static boolean mayInvite(Actor actor, Operator operator) {
    return actor.rights().platformAdmin()
        || !operator.hasPassword()
            && !operator.getSettings().isPlatformAdmin()
            && !operator.getSettings().getGrants().isEmpty()
            && operator.getSettings().getGrants().keySet().stream()
                .allMatch(site -> actor.rights().may(Right.OWN, site));
  }
}
