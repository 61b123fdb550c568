package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.InvitationMail;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
   * Invites a user, and mails the link where a mail server is configured.
   *
   * @param linkOf the address at which an invitation's secret is accepted
   * @throws ChangeRefused and no invitation is made
   */
  public InvitationMail.Sent invite(
      Actor actor, Tenant site, long user, UnaryOperator<String> linkOf) {
    Invitations.Made made = changes.invite(actor, site, user);
    String language =
        made.language() == null ? site.getSettings().getContentLanguage() : made.language();
    return InvitationMail.toSite(site.getSettings().getName(), language)
        .send(mail, made.email(), linkOf.apply(made.secret()), made.expiresAt());
  }
}
