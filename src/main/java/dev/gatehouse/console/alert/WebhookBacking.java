package dev.gatehouse.console.alert;

import dev.gatehouse.administration.alert.WebhookChanges;
import dev.gatehouse.webhook.Webhook;
import dev.gatehouse.webhook.WebhookSender;
import dev.gatehouse.webhook.WebhookSettings;
import dev.gatehouse.webhook.Webhooks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;

/**
 * The form of a web hook. Request scope keeps a secret out of every state that outlives the
 * response.
 */
@Named("webhook")
@RequestScoped
public class WebhookBacking extends ScopeOwnedForm<Webhook, WebhookSettings> {
  private static final Duration OVERLAP = Duration.ofDays(1);

  @Inject WebhookChanges changes;

  private String secret;
  private WebhookSender.Receipt receipt;

  public WebhookBacking() {
    super(WebhookSettings.class, new WebhookSettings());
  }

  @Override
  WebhookChanges changes() {
    return changes;
  }

  @Override
  void copy(WebhookSettings known) {
    WebhookSettings settings = getSettings();
    settings.setName(known.getName());
    settings.setUrl(known.getUrl());
    settings.setEnabled(known.isEnabled());
    settings.setAlerts(known.isAlerts());
    settings.setEvents(known.isEvents());
    settings.setAudit(known.isAudit());
  }

  /** Creates the web hook and shows its secret, or saves the one in the page's address. */
  public void save() {
    WebhookSettings settings = getSettings();
    if (isNew()) {
      action
          .get(actor -> changes.make(actor, alerts.scope(), settings, rules.check(settings)))
          .ifPresent(this::show);
    } else {
      change("hook.saved", settings.getName());
    }
  }

  private void show(Webhooks.Made made) {
    secret = made.secret().text();
  }

  /** Makes a new secret, and shows it in this response. */
  public void rotate() {
    action
        .get(actor -> changes.rotate(actor, alerts.scope(), getStored().getId(), OVERLAP))
        .ifPresent(
            made -> {
              show(made);
              open(made.webhook());
            });
  }

  /** Sends a test message. */
  public void test() {
    receipt =
        action
            .unhurried(actor -> changes.test(actor, alerts.scope(), getStored().getId()))
            .orElse(null);
  }

  /** The secret that this request made, or {@code null}. */
  public String getSecret() {
    return secret;
  }

  /** How the receiver answered the test, or {@code null}. */
  public WebhookSender.Receipt getReceipt() {
    return receipt;
  }
}
