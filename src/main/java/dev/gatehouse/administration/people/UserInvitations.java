package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.InvitationMail;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * Invites a site's users to choose a password. This is not one transaction: the mail leaves once
 * the invitation is stored, and no database connection waits for a mail server.
 */
@ApplicationScoped
public class UserInvitations {
  @Inject UserChanges changes;
  @Inject Mail mail;

  /**
   * @param link works once; shown in this answer only
   * @param mailed whether a mail server accepted it
   */
  public record Sent(String link, Instant expiresAt, boolean mailed) {}

  /**
   * Invites a user, and mails the link where a mail server is configured.
   *
   * @param linkOf the address at which an invitation's secret is accepted
   * @throws ChangeRefused and no invitation is made
   */
  public Sent invite(Actor actor, Tenant site, long user, UnaryOperator<String> linkOf) {
    UserChanges.Invited invited = changes.invite(actor, site, user);
    String link = linkOf.apply(invited.made().secret());
    Instant expiresAt = invited.made().expiresAt();
    boolean mailed =
        InvitationMail.toSite(invited.siteName()).send(mail, invited.email(), link, expiresAt);
    return new Sent(link, expiresAt, mailed);
  }
}
