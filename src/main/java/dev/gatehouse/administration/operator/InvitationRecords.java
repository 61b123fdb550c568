package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
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

/** The transactions of invitations to operators, and who may make one. */
@ApplicationScoped
@Transactional
public class InvitationRecords {
  @Inject Operators operators;
  @Inject OperatorInvitations invitations;
  @Inject Trail trail;

  /**
   * Makes an invitation, which replaces an earlier one.
   *
   * @throws ChangeRefused and nothing is changed
   */
  OperatorInvitations.Made invite(Actor actor, long id) {
    Operator operator = requireInvitable(actor, id);
    OperatorInvitations.Made made = invitations.make(operator);
    trail.record(
        actor, AuditEvent.OPERATOR_INVITED, OperatorChanges.target(operator), Changes.none());
    return made;
  }

  /**
   * @throws ChangeRefused when the actor may not invite this operator, or nobody may
   */
  Operator requireInvitable(Actor actor, long id) {
    Operator operator = operators.find(id).orElseThrow(Missing::new);
    if (!mayInvite(actor, operator)) {
      throw new Missing();
    }
    if (operator.getSettings().isDisabled()) {
      throw new Conflict("The operator is disabled.");
    }
    return operator;
  }

  /** Ends an invitation whose link could not be sent to anyone. */
  void withdraw(long id) {
    invitations.withdraw(id);
  }

  /**
   * An owner invites only people of their own team, and not for a second time: a new password would
   * shut out somebody who works for other sites, too.
   */
  static boolean mayInvite(Actor actor, Operator operator) {
    return actor.rights().platformAdmin()
        || !operator.hasPassword()
            && !operator.getSettings().isPlatformAdmin()
            && operator.getSettings().getGrants().keySet().stream()
                .anyMatch(site -> actor.rights().may(Right.OWN, site));
  }
}
