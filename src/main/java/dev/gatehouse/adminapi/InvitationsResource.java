package dev.gatehouse.adminapi;

import dev.gatehouse.mail.Mail;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.signin.SiteLinks;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/**
 * Invites a user of a site to choose a password. Not in one transaction: the mail is sent once the
 * invitation is there to be accepted, and no database connection waits for a mail server.
 */
@Path("admin/v1/sites/{site}/users/{id}/invitations")
@RequestScoped
public class InvitationsResource {
  @Inject Invitations invitations;
  @Inject Readers readers;
  @Inject Mail mail;
  @Inject SiteScope scope;
  @Inject SiteLinks links;
  @Inject Submissions submissions;
  @Context HttpServletRequest request;

  @POST
  public Response invite(@BeanParam Call call, byte[] body) {
    Tenant tenant = scope.tenant(call, Right.CONFIGURE);
    Reader reader = readers.find(tenant.tenantId(), call.id()).orElseThrow(Problem::notFound);
    submissions.readOptional(body).complete();
    requireInvitable(reader);
    Invitations.Made made = invitations.make(reader);
    String link = links.invitation(request, tenant.getSettings(), made.secret());
    InvitationMail text =
        new InvitationMail(tenant.getSettings().getName(), link, made.expiresAt());
    boolean mailed = mail.send(reader.getProfile().getEmail(), text.subject(), text.body());
    return Answers.created(
        new Representation()
            .with("link", link)
            .with("expiresAt", made.expiresAt())
            .with("mailed", mailed));
  }

  private static void requireInvitable(Reader reader) {
    if (reader.getProfile().isBanned()) {
      throw Problem.of(409, "The user is suspended.");
    }
    if (reader.getProfile().getEmail() == null) {
      throw Problem.of(409, "The user has no e-mail address to sign in with.");
    }
  }
}
