package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.InvitationMail;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.operator.OperatorInvitations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;

/**
 * Invites operators to choose a password. This is not one transaction: the mail leaves once the
 * invitation is stored, and no database connection waits for a mail server.
 */
@ApplicationScoped
public class OperatorInvites {
  private static final InvitationMail.Sent WAITING = new InvitationMail.Sent(null, null, false);

  @Inject InvitationRecords records;
  @Inject Mail mail;

  /**
   * Invites an operator; an earlier invitation ends. The link is shown to platform administrators
   * only: an owner who saw it could become the operator, and with it whatever others grant to that
   * address. Where an owner's invitation cannot be mailed, none is made, and the operator waits for
   * a link by a platform administrator.
   *
   * @param linkOf the address at which an invitation's secret is accepted
   * @throws ChangeRefused and no invitation is made
   */
  public InvitationMail.Sent invite(Actor actor, long id, UnaryOperator<String> linkOf) {
    boolean platform = actor.rights().platformAdmin();
    if (!platform && !mail.isConfigured()) {
      records.requireInvitable(actor, id);
      return WAITING;
    }
    OperatorInvitations.Made made = records.invite(actor, id);
    InvitationMail.Sent sent =
        InvitationMail.toConsole()
            .send(mail, made.email(), linkOf.apply(made.secret()), made.expiresAt());
    if (platform) {
      return sent;
    }
    if (!sent.mailed()) {
      records.withdraw(id);
      return WAITING;
    }
    return new InvitationMail.Sent(null, sent.expiresAt(), true);
  }
}
