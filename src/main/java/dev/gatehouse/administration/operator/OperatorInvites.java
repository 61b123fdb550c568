package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.operator.OperatorInvitations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Invites operators to choose a password. Not in one transaction: the mail is sent once the
 * invitation is there to be accepted, and no database connection waits for a mail server.
 */
@ApplicationScoped
public class OperatorInvites {
  @Inject OperatorInvitationChanges changes;
  @Inject Mail mail;

  /**
   * An invitation that was made.
   *
   * @param link shown once, to be handed over where it was not mailed; {@code null} for an owner
   *     whose colleague got it by mail: who reads the address becomes the operator, and nobody else
   */
  public record Invited(String link, Instant expiresAt, boolean mailed) {}

  /**
   * Invites an operator; an invitation of before ends.
   *
   * @param link the address that belongs to a secret
   * @throws ChangeRefused and nobody is invited
   */
  public Invited invite(Actor actor, long id, UnaryOperator<String> link) {
    OperatorInvitationChanges.Made made = changes.make(actor, id);
    OperatorInvitations.Made invitation = made.invitation();
    String address = link.apply(invitation.secret());
    OperatorInvitationMail text = new OperatorInvitationMail(address, invitation.expiresAt());
    boolean mailed = mail.send(made.email(), text.subject(), text.body());
    boolean shown = !mailed || actor.rights().platformAdmin();
    return new Invited(shown ? address : null, invitation.expiresAt(), mailed);
  }
}
