package dev.gatehouse.administration.alert;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Busy;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.scope.ScopeOwnedChanges;
import dev.gatehouse.alert.AlertRules;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.outgoing.Destinations;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.webhook.Webhook;
import dev.gatehouse.webhook.WebhookSender;
import dev.gatehouse.webhook.WebhookSettings;
import dev.gatehouse.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Makes, changes, tests and deletes web hooks. */
@ApplicationScoped
@Transactional
public class WebhookChanges extends ScopeOwnedChanges<Webhook, WebhookSettings> {
  private static final int MOST = 20;

  /** Each test keeps a thread of the server for as long as its receiver takes. */
  private static final int MOST_TESTS = 4;

  private final Semaphore tests = new Semaphore(MOST_TESTS);

  @Inject Webhooks webhooks;
  @Inject AlertRules rules;
  @Inject AlertRuleChanges ruleChanges;
  @Inject Destinations destinations;
  @Inject WebhookDelivery delivery;
  @Inject Clock clock;

  public WebhookChanges() {
    super("web hook", MOST, AuditEvent.WEBHOOK_UPDATED, AuditEvent.WEBHOOK_DELETED);
  }

  @Override
  protected Webhooks store() {
    return webhooks;
  }

  @Override
  protected Webhook save(Actor actor, Webhook stored, WebhookSettings settings) {
    return webhooks.save(stored, settings, actor.isPlatform());
  }

  /**
   * Makes a web hook. The first one that receives alerts brings the usual rules along, where there
   * are none.
   *
   * @param site {@code null} for one of the platform
   * @return with the signing secret, in the only answer that ever shows it
   * @throws ChangeRefused and nothing is made
   */
  public Webhooks.Made make(
      Actor actor, TenantId site, WebhookSettings settings, Objections objections) {
    requireMakeable(actor, site, settings, objections);
    Webhooks.Made made = webhooks.make(site, settings, actor.isPlatform());
    Changes changes = Changes.made(snapshot(made.webhook())).hiding("secret");
    record(actor, AuditEvent.WEBHOOK_CREATED, made.webhook(), changes);
    if (settings.isAlerts() && rules.list(site, 0, 1).isEmpty()) {
      ruleChanges.makeUsual(actor, site);
    }
    return made;
  }

  /** A URL that stays is not resolved again. */
  @Override
  protected void check(
      Actor actor, TenantId site, Webhook before, WebhookSettings settings, Objections objections) {
    String url = settings.getUrl();
    boolean stays = before != null && before.getSettings().getUrl().equals(url);
    if (url != null && !stays && !objections.isWrong("url")) {
      destinations
          .objection(url, actor.isPlatform())
          .ifPresent(wrong -> objections.breach("url", wrong));
    }
  }

  /**
   * Makes a new signing secret.
   *
   * @param overlap how long the one before signs as well
   * @throws ChangeRefused and nothing is changed
   */
  public Webhooks.Made rotate(Actor actor, TenantId site, long id, Duration overlap) {
    Webhook webhook = find(actor, site, id);
    Webhooks.Made made = webhooks.rotate(webhook, overlap);
    record(actor, AuditEvent.WEBHOOK_SECRET_ROTATED, webhook, Changes.none().hiding("secret"));
    return made;
  }

  /**
   * Sends a test message, without a transaction while the receiver is waited for.
   *
   * @throws Busy while too many are being sent
   */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public WebhookSender.Receipt test(Actor actor, TenantId site, long id) {
    Webhook webhook = find(actor, site, id);
    Map<String, Object> data =
        new Snapshot()
            .with("webhook", webhook.getSettings().getName())
            .with("text", "This is a test message of Gatehouse.")
            .members();
    String body = AlertText.message("test", clock.instant(), data);
    if (!tests.tryAcquire()) {
      throw new Busy("Other test messages are being sent. Try again in a few seconds.");
    }
    try {
      return delivery.send(webhook, body, body);
    } finally {
      tests.release();
    }
  }
}
