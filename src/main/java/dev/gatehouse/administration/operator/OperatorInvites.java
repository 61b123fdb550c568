package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.InvitationMail;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.operator.OperatorInvitations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
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
   * An invitation that was made.
   *
   * @param link shown once, to be handed over where it was not mailed; {@code null} for an owner
   *     whose colleague received it by mail: only the reader of that address may become the
   *     operator
   */
  public record Invited(String link, Instant expiresAt, boolean mailed) {}

  /**
   * Invites an operator; an earlier invitation ends.
   *
   * @param linkOf the address at which an invitation's secret is accepted
   * @throws ChangeRefused and no invitation is made
   */
  public Invited invite(Actor actor, long id, UnaryOperator<String> linkOf) {
    OperatorChanges.Made made = changes.invite(actor, id);
    OperatorInvitations.Made invitation = made.invitation();
    String link = linkOf.apply(invitation.secret());
    boolean mailed =
        InvitationMail.toConsole().send(mail, made.email(), link, invitation.expiresAt());
    boolean shown = !mailed || actor.rights().platformAdmin();
    return new Invited(shown ? link : null, invitation.expiresAt(), mailed);
  }
}
