package dev.gatehouse.console.people;

import dev.gatehouse.administration.change.InvitationMail;
import dev.gatehouse.administration.people.UserInvitations;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.signin.login.SiteLinks;
import dev.gatehouse.tenant.SiteSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Invites a user; only the response to that request shows the link. */
@Named("invitePage")
@RequestScoped
public class UserInviteBacking {
  @Inject SiteInView site;
  @Inject UserBacking user;
  @Inject UserInvitations invitations;
  @Inject SiteLinks links;
  @Inject FormAction action;
  @Inject HttpServletRequest request;

  private InvitationMail.Sent sent;

  /** Creates the link, and mails it if a mail server is configured. */
  public void send() {
    SiteSettings settings = site.tenant().getSettings();
    action
        .unhurried(
            actor ->
                invitations.invite(
                    actor,
                    site.tenant(),
                    user.number(),
                    secret -> links.invitation(request, settings, secret)))
        .ifPresent(made -> sent = made);
  }

  /** The invitation that this request sent, or {@code null}. */
  public InvitationMail.Sent getSent() {
    return sent;
  }
}
