package dev.gatehouse.adminapi.alert;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.alert.AlertRecords;
import dev.gatehouse.administration.alert.AlertRuleChanges;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertRuleSettings;
import dev.gatehouse.tenant.TenantId;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Alert rules of a site or of the platform, each with its state. */
public abstract class AlertRuleCalls {
  @Inject AlertRuleChanges changes;
  @Inject AlertRecords records;
  @Inject Rules rules;

  /** The site in the path, or {@code null} for the platform. */
  abstract TenantId site(Call call);

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = site(call);
    return Listing.numbered(
        call.query(),
        (after, limit) -> changes.list(call.actor(), site, after, limit),
        AlertRule::getId,
        records::show);
  }

  @POST
  public Response make(@BeanParam Call call, byte[] body) {
    Submission submission = new Submission(body, rules).ignoring(ReadOnly.ALERT_RULE.members());
    AlertRuleSettings settings = submission.into(new AlertRuleSettings());
    AlertRule made = changes.make(call.actor(), site(call), settings, submission.finish());
    return Responses.created(call.locationOf(made.getId()), records.show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    AlertRule rule = changes.find(call.actor(), site(call), call.id());
    return Responses.ok(records.show(rule), rule.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    Submission submission = new Submission(body, rules).ignoring(ReadOnly.ALERT_RULE.members());
    AlertRuleSettings settings = submission.into(new AlertRuleSettings());
    AlertRule saved =
        changes.change(
            call.actor(),
            site(call),
            call.id(),
            call::requireUnchanged,
            settings,
            submission.finish());
    return Responses.ok(records.show(saved), saved.getVersion());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    changes.delete(call.actor(), site(call), call.id(), call::requireUnchanged);
    return Responses.deleted();
  }
}
