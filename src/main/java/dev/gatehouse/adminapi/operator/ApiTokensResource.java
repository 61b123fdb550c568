package dev.gatehouse.adminapi.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.GrantList;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.change.WrittenTime;
import dev.gatehouse.administration.operator.ApiTokenChanges;
import dev.gatehouse.administration.operator.ApiTokenExport;
import dev.gatehouse.administration.operator.ApiTokenOrder;
import dev.gatehouse.administration.operator.GrantOrder;
import dev.gatehouse.operator.ApiToken;
import dev.gatehouse.operator.ApiTokens;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/**
 * API tokens; for platform administrators only. A token is shown once, by the call that makes it.
 * The token from the configuration is not listed.
 */
@Path("admin/v1/api-tokens")
@RequestScoped
@Transactional
public class ApiTokensResource {
  @Inject ApiTokenChanges changes;
  @Inject Rules rules;

  @GET
  public Response list(@BeanParam Call call) {
    Actor actor = call.actor();
    actor.requirePlatform();
    return Listing.numbered(
        call,
        "api-tokens",
        ApiTokenExport.CSV,
        (after, limit) -> changes.list(actor, after, limit),
        ApiToken::getId,
        ApiTokenExport::show);
  }

  @POST
  public Response make(@BeanParam Call call, byte[] body) {
    call.actor().requirePlatform();
    Submission submission = new Submission(body, rules).ignoring(ReadOnly.API_TOKEN.members());
    ApiTokenOrder order = submission.into(new ApiTokenOrder());
    List<GrantOrder> grants = GrantList.read(submission);
    Instant expiresAt = Expiry.read(submission);
    ApiTokens.Made made = changes.make(call.actor(), order, grants, expiresAt, submission.finish());
    return Responses.created(
        call.locationOf(made.kept().getId()),
        ApiTokenExport.show(made.kept()).with("token", made.token()));
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    return Responses.ok(ApiTokenExport.show(changes.find(call.actor(), call.id())).members());
  }

  /** Revokes a token at once. */
  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    changes.delete(call.actor(), call.id());
    return Responses.deleted();
  }

  /** The optional member {@code expiresAt}. */
  public static class Expiry {
    private static final String OBJECTION = "must be a time such as 2026-05-04T12:00:00Z";

    @Size(max = 40, message = OBJECTION)
    @JsonProperty
    private String expiresAt;

    /** A time (RFC 3339); {@code null} for no expiry. */
    public String getExpiresAt() {
      return expiresAt;
    }

    public void setExpiresAt(String expiresAt) {
      this.expiresAt = expiresAt;
    }

    /** The time; {@code null} if there is none, or if it is wrong, which adds an objection. */
    public static Instant read(Submission submission) {
      String text = submission.into(new Expiry()).getExpiresAt();
      if (text == null || submission.objections().isWrong("expiresAt")) {
        return null;
      }
      Instant time = WrittenTime.read(text).orElse(null);
      if (time == null) {
        submission.objections().object("expiresAt", OBJECTION);
      }
      return time;
    }
  }
}
