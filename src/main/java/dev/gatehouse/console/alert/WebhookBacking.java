package dev.gatehouse.console.alert;

import dev.gatehouse.administration.alert.WebhookChanges;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.webhook.Webhook;
import dev.gatehouse.webhook.WebhookSender;
import dev.gatehouse.webhook.WebhookSettings;
import dev.gatehouse.webhook.Webhooks;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * The form of a web hook: of the one in the page's address, or of a new one. Request scope keeps a
 * secret out of every state that outlives the response.
 */
@Named("webhook")
@RequestScoped
public class WebhookBacking {
  private static final Duration OVERLAP = Duration.ofDays(1);

  @Inject SiteInView site;
  @Inject AlertsBacking alerts;
  @Inject WebhookChanges changes;
  @Inject CurrentOperator current;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private final WebhookSettings settings = new WebhookSettings();
  private Long id;
  private Webhook stored;
  private long version;
  private String secret;
  private WebhookSender.Receipt receipt;

  @PostConstruct
  void read() {
    String given = ReadParameters.of(request).getParameter("id");
    if (given != null && given.matches("\\d{1,18}")) {
      fill(changes.find(current.actor(), scope(), Long.parseLong(given)));
    }
  }

  private void fill(Webhook webhook) {
    stored = webhook;
    id = webhook.getId();
    version = webhook.getVersion();
    settings.setName(webhook.getSettings().getName());
    settings.setUrl(webhook.getSettings().getUrl());
    settings.setEnabled(webhook.getSettings().isEnabled());
    settings.setAlerts(webhook.getSettings().isAlerts());
    settings.setEvents(webhook.getSettings().isEvents());
    settings.setAudit(webhook.getSettings().isAudit());
  }

  private TenantId scope() {
    return site.isPresent() ? site.id() : null;
  }

  /** Creates the web hook and shows its secret, or saves the one in the page's address. */
  public void save() {
    Objections objections = rules.check(settings);
    if (id == null) {
      action.get(actor -> changes.make(actor, scope(), settings, objections)).ifPresent(this::show);
    } else if (action.perform(
        actor ->
            changes.change(
                actor, scope(), id, Expectation.version(version), settings, objections))) {
      Notices.done(texts.of("alert", "hook.saved", settings.getName()));
      Redirects.to(alerts.page("alerts", null));
    }
  }

  private void show(Webhooks.Made made) {
    secret = made.secret().text();
  }

  /** Makes a new secret, and shows it in this response. */
  public void rotate() {
    action
        .get(actor -> changes.rotate(actor, scope(), id, OVERLAP))
        .ifPresent(
            made -> {
              show(made);
              fill(made.webhook());
            });
  }

  /** Sends a test message. */
  public void test() {
    receipt = action.unhurried(actor -> changes.test(actor, scope(), id)).orElse(null);
  }

  public boolean isNew() {
    return id == null;
  }

  /** The stored web hook, or {@code null} of a new one. */
  public Webhook getStored() {
    return stored;
  }

  public WebhookSettings getSettings() {
    return settings;
  }

  /** The version that the form was filled from. */
  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
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
