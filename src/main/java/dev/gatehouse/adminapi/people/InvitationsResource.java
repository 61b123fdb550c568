package dev.gatehouse.adminapi.people;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.InvitationMail;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.people.UserInvitations;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.signin.login.SiteLinks;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Invites a user to choose a password; without a transaction, since it may send a mail. */
@Path("admin/v1/sites/{site}/users/{id}/invitations")
@RequestScoped
public class InvitationsResource {
  @Inject UserInvitations invitations;
  @Inject Readers readers;
  @Inject PermittedSites sites;
  @Inject SiteLinks links;
  @Inject Rules rules;
  @Context HttpServletRequest request;

  @POST
  public Response invite(@BeanParam Call call, byte[] body) {
    Tenant tenant = call.tenant(sites, Right.CONFIGURE);
    readers.find(tenant.tenantId(), call.id()).orElseThrow(Problem::notFound);
    Submission.optional(body, rules).complete();
    InvitationMail.Sent sent =
        invitations.invite(
            call.actor(),
            tenant,
            call.id(),
            secret -> links.invitation(request, tenant.getSettings(), secret));
    return Responses.created(
        new Snapshot()
            .with("link", sent.link())
            .with("expiresAt", sent.expiresAt())
            .with("mailed", sent.mailed()));
  }
}
