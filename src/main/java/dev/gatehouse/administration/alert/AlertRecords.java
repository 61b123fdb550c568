package dev.gatehouse.administration.alert;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertRules;
import dev.gatehouse.alert.AlertState;
import dev.gatehouse.webhook.Webhook;
import dev.gatehouse.webhook.WebhookProgress;
import dev.gatehouse.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What is shown of an alert rule or web hook that the caller has found already. */
@ApplicationScoped
public class AlertRecords {
  @Inject AlertRules rules;
  @Inject Webhooks webhooks;

  /** The state of a rule; empty if it does not fire. */
  public Optional<AlertState> state(AlertRule rule) {
    return rules.state(rule);
  }

  /** A rule as the admin API shows it. */
  public Snapshot show(AlertRule rule) {
    Optional<AlertState> state = rules.state(rule);
    return new Snapshot()
        .with("id", rule.getId())
        .settings(rule.getSettings())
        .with("threshold", rule.getSettings().limit())
        .with("createdAt", rule.getCreatedAt())
        .with("state", state.isPresent() ? "firing" : "resolved")
        .with("since", state.map(AlertState::getSince).orElse(null))
        .with("sentAt", state.map(AlertState::getSentAt).orElse(null))
        .with("detail", state.map(AlertState::getDetail).orElse(null));
  }

  /** A web hook as the admin API shows it. */
  public Snapshot show(Webhook webhook) {
    WebhookProgress progress = webhooks.progress(webhook);
    return new Snapshot()
        .with("id", webhook.getId())
        .settings(webhook.getSettings())
        .with("createdAt", webhook.getCreatedAt())
        .with("previousSecretUntil", webhook.getPreviousUntil())
        .with("deliveredAt", progress.getDeliveredAt())
        .with("failingSince", progress.getFailingSince())
        .with("failures", progress.getFailures())
        .with("lastAnswer", progress.getLastAnswer());
  }

  /** How far a web hook has got. */
  public WebhookProgress progress(Webhook webhook) {
    return webhooks.progress(webhook);
  }
}
