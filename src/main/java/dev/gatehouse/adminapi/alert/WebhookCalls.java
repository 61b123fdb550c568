package dev.gatehouse.adminapi.alert;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.ScopeOwnedCalls;
import dev.gatehouse.administration.alert.AlertRecords;
import dev.gatehouse.administration.alert.RotationOrder;
import dev.gatehouse.administration.alert.WebhookChanges;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.webhook.Webhook;
import dev.gatehouse.webhook.WebhookSender;
import dev.gatehouse.webhook.WebhookSettings;
import dev.gatehouse.webhook.Webhooks;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;

/** Web hooks of a site or of the platform. A signing secret is shown by the call that makes it. */
public abstract class WebhookCalls extends ScopeOwnedCalls<Webhook, WebhookSettings> {
  private static final String SECRET = "secret";

  @Inject WebhookChanges changes;
  @Inject AlertRecords records;

  @Override
  protected WebhookChanges changes() {
    return changes;
  }

  @Override
  protected WebhookSettings preset() {
    return new WebhookSettings();
  }

  @Override
  protected Submission read(byte[] body) {
    return new Submission(body, rules)
        .ignoring(ReadOnly.WEBHOOK.members())
        .ignoring(Set.of(SECRET));
  }

  @Override
  protected Snapshot show(Webhook found) {
    return records.show(found);
  }

  @Override
  protected Response make(Call call, Submission submission) {
    WebhookSettings settings = submission.into(preset());
    Webhooks.Made made = changes.make(call.actor(), site(call), settings, submission.finish());
    Webhook webhook = made.webhook();
    return Responses.created(
        call.locationOf(webhook.getId()),
        show(webhook).with(SECRET, made.secret().text()),
        webhook.getVersion());
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
            .with(SECRET, made.secret().text())
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
