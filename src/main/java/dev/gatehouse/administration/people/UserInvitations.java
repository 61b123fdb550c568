package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Invites a site's users to choose a password. Not in one transaction: the mail is sent once the
 * invitation is there to be accepted, and no database connection waits for a mail server.
 */
@ApplicationScoped
public class UserInvitations {
  @Inject InvitationMaking making;
  @Inject Mail mail;

  /**
   * @param link works once; in this answer only
   * @param mailed whether a mail server took it
   */
  public record Sent(String link, Instant expiresAt, boolean mailed) {}

  /**
   * Invites a user, and mails the link where there is a mail server.
   *
   * @param linkOf the address at which an invitation's secret is taken
   * @throws ChangeRefused and nobody is invited
   */
  public Sent invite(Actor actor, TenantId site, long user, UnaryOperator<String> linkOf) {
    InvitationMaking.Invited invited = making.make(actor, site, user);
    String link = linkOf.apply(invited.made().secret());
    Instant expiresAt = invited.made().expiresAt();
    InvitationMail text = new InvitationMail(invited.siteName(), link, expiresAt);
    boolean mailed = mail.send(invited.email(), text.subject(), text.body());
    return new Sent(link, expiresAt, mailed);
  }
}
