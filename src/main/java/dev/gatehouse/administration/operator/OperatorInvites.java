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
  @Inject OperatorChanges changes;
  @Inject Mail mail;

  /**
   * Invites an operator; an earlier invitation ends. An owner whose colleague received the link by
   * mail is not shown it: only the reader of that address may become the operator.
   *
   * @param linkOf the address at which an invitation's secret is accepted
   * @throws ChangeRefused and no invitation is made
   */
  public InvitationMail.Sent invite(Actor actor, long id, UnaryOperator<String> linkOf) {
    OperatorInvitations.Made made = changes.invite(actor, id);
    InvitationMail.Sent sent =
        InvitationMail.toConsole()
            .send(mail, made.email(), linkOf.apply(made.secret()), made.expiresAt());
    boolean shown = !sent.mailed() || actor.rights().platformAdmin();
    return shown ? sent : new InvitationMail.Sent(null, sent.expiresAt(), true);
  }
}
