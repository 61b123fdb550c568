package dev.gatehouse.adminapi.operator;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.GrantList;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.operator.GrantOrder;
import dev.gatehouse.administration.operator.OperatorChanges;
import dev.gatehouse.administration.operator.OperatorExport;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.OperatorSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The operators of the console; for platform administrators only. */
@Path("admin/v1/operators")
@RequestScoped
@Transactional
public class OperatorsResource {
  @Inject OperatorChanges changes;
  @Inject OperatorExport export;
  @Inject Rules rules;

  @GET
  public Response list(@BeanParam Call call) {
    Actor actor = call.actor();
    actor.requirePlatform();
    return Listing.numbered(
        call,
        "operators",
        export.csv(),
        (after, limit) -> changes.list(actor, after, limit),
        Operator::getId,
        export::show);
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    call.actor().requirePlatform();
    Submission submission = new Submission(body, rules).ignoring(ReadOnly.OPERATOR.members());
    OperatorSettings settings = submission.into(new OperatorSettings());
    List<GrantOrder> grants = GrantList.read(submission);
    Operator made = changes.create(call.actor(), settings, grants, submission.finish());
    return Responses.created(call.locationOf(made.getId()), export.show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    Operator operator = changes.find(call.actor(), call.id());
    return Responses.ok(export.show(operator), operator.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    long id = changes.find(call.actor(), call.id()).getId();
    Submission submission = new Submission(body, rules).ignoring(ReadOnly.OPERATOR.members());
    OperatorSettings settings = submission.into(new OperatorSettings());
    List<GrantOrder> grants = GrantList.read(submission);
    Operator saved =
        changes.change(
            call.actor(), id, call::requireUnchanged, settings, grants, submission.finish());
    return Responses.ok(export.show(saved), saved.getVersion());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    changes.delete(call.actor(), call.id(), call::requireUnchanged);
    return Responses.deleted();
  }

  /** For an operator whose address is not known to be theirs. */
  @PUT
  @Path("{id}/email-confirmation")
  public Response confirmEmail(@BeanParam Call call) {
    Operator saved = changes.confirmEmail(call.actor(), call.id());
    return Responses.ok(export.show(saved), saved.getVersion());
  }

  /** For an operator who lost both authenticator app and recovery codes. */
  @DELETE
  @Path("{id}/second-factor")
  public Response resetSecondFactor(@BeanParam Call call) {
    changes.resetSecondFactor(call.actor(), call.id());
    return Responses.deleted();
  }
}
