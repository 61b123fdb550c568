package dev.gatehouse.adminapi.operator;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.GrantList;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.operator.GrantOrder;
import dev.gatehouse.administration.operator.GrantRules;
import dev.gatehouse.administration.operator.OperatorChanges;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.OperatorSettings;
import dev.gatehouse.operator.factor.SecondFactors;
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
  @Inject SecondFactors secondFactors;
  @Inject Rules rules;

  @GET
  public Response list(@BeanParam Call call) {
    return Listing.numbered(
        call.query(),
        (after, limit) -> changes.list(call.actor(), after, limit),
        Operator::getId,
        this::show);
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    call.actor().requirePlatform();
    Submission submission = new Submission(body, rules).ignoring(ReadOnly.OPERATOR.members());
    OperatorSettings settings = submission.into(new OperatorSettings());
    List<GrantOrder> grants = GrantList.read(submission);
    Operator made = changes.create(call.actor(), settings, grants, submission.finish());
    return Responses.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    Operator operator = changes.find(call.actor(), call.id());
    return Responses.ok(show(operator), operator.getVersion());
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
    return Responses.ok(show(saved), saved.getVersion());
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
    return Responses.ok(show(saved), saved.getVersion());
  }

  /** For an operator who lost both authenticator app and recovery codes. */
  @DELETE
  @Path("{id}/second-factor")
  public Response resetSecondFactor(@BeanParam Call call) {
    changes.resetSecondFactor(call.actor(), call.id());
    return Responses.deleted();
  }

  private Snapshot show(Operator operator) {
    return new Snapshot()
        .with("id", operator.getId())
        .settings(operator.getSettings())
        .with("grants", GrantRules.shown(operator.getSettings().rights()))
        .with("emailConfirmed", operator.isEmailConfirmed())
        .with("hasPassword", operator.hasPassword())
        .with("secondFactor", secondFactors.isOn(operator.getId()))
        .with("createdAt", operator.getCreatedAt())
        .with("lastSignInAt", operator.getLastSignInAt());
  }
}
