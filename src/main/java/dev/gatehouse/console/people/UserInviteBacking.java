package dev.gatehouse.console.people;

import dev.gatehouse.administration.people.UserInvitations;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.signin.login.SiteLinks;
import dev.gatehouse.tenant.SiteSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** Invites a user; the link is shown in the answer to that one request. */
@Named("invitePage")
@RequestScoped
public class UserInviteBacking {
  @Inject SiteInView site;
  @Inject UserBacking user;
  @Inject UserInvitations invitations;
  @Inject SiteLinks links;
  @Inject FormAction action;
  @Inject HttpServletRequest request;

  private UserInvitations.Sent sent;

  /** Makes the link, and mails it where there is a mail server. */
  public void send() {
    SiteSettings settings = site.tenant().getSettings();
    action
        .unhurried(
            actor ->
                invitations.invite(
                    actor,
                    site.id(),
                    user.number(),
                    secret -> links.invitation(request, settings, secret)))
        .ifPresent(made -> sent = made);
  }

  /** What was sent just now, or {@code null}. */
  public UserInvitations.Sent getSent() {
    return sent;
  }
}
