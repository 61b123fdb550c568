package dev.gatehouse.adminapi.operator;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.InvitationMail;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.operator.OperatorChanges;
import dev.gatehouse.administration.operator.OperatorInvites;
import dev.gatehouse.signin.console.ConsoleLinks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Invites an operator to choose a password, for the first time or after they forgot it. */
@Path("admin/v1/operators/{id}/invitations")
@RequestScoped
public class OperatorInvitationsResource {
  @Inject OperatorChanges operators;
  @Inject OperatorInvites invites;
  @Inject ConsoleLinks links;
  @Inject Rules rules;
  @Context HttpServletRequest request;

  @POST
  public Response invite(@BeanParam Call call, byte[] body) {
    long id = operators.find(call.actor(), call.id()).getId();
    Submission.optional(body, rules).complete();
    String page = links.invitationPage(request);
    InvitationMail.Sent sent =
        invites.invite(call.actor(), id, secret -> ConsoleLinks.of(page, secret));
    return Responses.created(
        new Snapshot()
            .with("link", sent.link())
            .with("expiresAt", sent.expiresAt())
            .with("mailed", sent.mailed()));
  }
}
