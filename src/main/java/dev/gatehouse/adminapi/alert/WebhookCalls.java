package dev.gatehouse.adminapi.alert;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.alert.AlertRecords;
import dev.gatehouse.administration.alert.RotationOrder;
import dev.gatehouse.administration.alert.WebhookChanges;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.webhook.Webhook;
import dev.gatehouse.webhook.WebhookSender;
import dev.gatehouse.webhook.WebhookSettings;
import dev.gatehouse.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;

/** Web hooks of a site or of the platform. A signing secret is shown by the call that makes it. */
public abstract class WebhookCalls {
  @Inject WebhookChanges changes;
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
        Webhook::getId,
        records::show);
  }

  @POST
  public Response make(@BeanParam Call call, byte[] body) {
    Submission submission =
        new Submission(body, rules).ignoring(ReadOnly.WEBHOOK.members()).ignoring(Set.of("secret"));
    WebhookSettings settings = submission.into(new WebhookSettings());
    Webhooks.Made made = changes.make(call.actor(), site(call), settings, submission.finish());
    Webhook webhook = made.webhook();
    return Responses.created(
        call.locationOf(webhook.getId()),
        records.show(webhook).with("secret", made.secret().text()),
        webhook.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    Webhook webhook = changes.find(call.actor(), site(call), call.id());
    return Responses.ok(records.show(webhook), webhook.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    Submission submission =
        new Submission(body, rules).ignoring(ReadOnly.WEBHOOK.members()).ignoring(Set.of("secret"));
    WebhookSettings settings = submission.into(new WebhookSettings());
    Webhook saved =
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

  /** Makes a new signing secret; the one before signs as well for a while. */
  @POST
  @Path("{id}/secret")
  public Response rotate(@BeanParam Call call, byte[] body) {
    Submission submission = Submission.optional(body, rules);
    RotationOrder order = submission.into(new RotationOrder());
    submission.complete();
    Duration overlap = Duration.ofSeconds(order.getRetirePreviousAfterSeconds());
    Webhooks.Made made = changes.rotate(call.actor(), site(call), call.id(), overlap);
    return Responses.created(
        new Snapshot()
            .with("secret", made.secret().text())
            .with("previousSecretUntil", made.webhook().getPreviousUntil()));
  }

  /** Sends a test message and tells how the receiver answered. */
  @POST
  @Path("{id}/test")
  public Response test(@BeanParam Call call) {
    WebhookSender.Receipt receipt = changes.test(call.actor(), site(call), call.id());
    return Responses.ok(
        new Snapshot()
            .with("accepted", receipt.accepted())
            .with("status", receipt.status() == 0 ? null : receipt.status())
            .with("answer", receipt.text())
            .with("excerpt", receipt.excerpt())
            .members());
  }
}
