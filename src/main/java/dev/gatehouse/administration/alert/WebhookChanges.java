package dev.gatehouse.administration.alert;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Busy;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.alert.AlertRules;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.webhook.Destinations;
import dev.gatehouse.webhook.Webhook;
import dev.gatehouse.webhook.WebhookSender;
import dev.gatehouse.webhook.WebhookSettings;
import dev.gatehouse.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Makes, changes, tests and deletes web hooks. */
@ApplicationScoped
@Transactional
public class WebhookChanges {
  private static final int MOST = 20;

  /** Each test keeps a thread of the server for as long as its receiver takes. */
  private static final int MOST_TESTS = 4;

  private final Semaphore tests = new Semaphore(MOST_TESTS);

  @Inject Webhooks webhooks;
  @Inject AlertRules rules;
  @Inject AlertRuleChanges ruleChanges;
  @Inject Destinations destinations;
  @Inject WebhookDelivery delivery;
  @Inject AlertScope scopes;
  @Inject Clock clock;

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
    scopes.require(actor, site);
    check(settings, actor.isPlatform(), objections);
    objections.requireNone();
    if (webhooks.count(site) >= MOST) {
      throw new Conflict("There are " + MOST + " web hooks already. Delete one first.");
    }
    Webhooks.Made made = webhooks.make(site, settings, actor.isPlatform());
    Changes changes = Changes.made(snapshot(made.webhook())).hiding("secret");
    record(actor, AuditEvent.WEBHOOK_CREATED, made.webhook(), changes);
    if (settings.isAlerts() && rules.list(site, 0, 1).isEmpty()) {
      ruleChanges.makeUsual(actor, site);
    }
    return made;
  }

  /**
   * Changes a web hook.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public Webhook change(
      Actor actor,
      TenantId site,
      long id,
      Expectation expectation,
      WebhookSettings settings,
      Objections objections) {
    Webhook webhook = find(actor, site, id);
    expectation.requireMet(webhook.getVersion());
    if (!webhook.getSettings().getUrl().equals(settings.getUrl())) {
      check(settings, actor.isPlatform(), objections);
    }
    objections.keep(webhook.getSettings(), settings);
    objections.requireNone();
    Map<String, Object> before = snapshot(webhook);
    Webhook saved = webhooks.save(webhook, settings, actor.isPlatform());
    Changes changes = Changes.between(before, snapshot(saved));
    record(actor, AuditEvent.WEBHOOK_UPDATED, saved, changes);
    return saved;
  }

  private void check(WebhookSettings settings, boolean ownNetwork, Objections objections) {
    if (settings.getUrl() != null && !objections.isWrong("url")) {
      destinations
          .objection(settings.getUrl(), ownNetwork)
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
   * Deletes a web hook and what it has not received.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, TenantId site, long id, Expectation expectation) {
    Webhook webhook = find(actor, site, id);
    expectation.requireMet(webhook.getVersion());
    record(actor, AuditEvent.WEBHOOK_DELETED, webhook, Changes.ended(snapshot(webhook)));
    webhooks.delete(webhook);
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

  /** Web hooks after an id. */
  public List<Webhook> list(Actor actor, TenantId site, long afterId, int limit) {
    scopes.require(actor, site);
    return webhooks.list(site, afterId, limit);
  }

  /**
   * The web hook.
   *
   * @throws Missing when there is none that the actor may see
   */
  public Webhook find(Actor actor, TenantId site, long id) {
    scopes.require(actor, site);
    return webhooks.find(site, id).orElseThrow(Missing::new);
  }

  private void record(Actor actor, AuditEvent event, Webhook webhook, Changes changes) {
    String target = "web hook " + webhook.getId() + ": " + webhook.getSettings().getName();
    scopes.record(actor, event, webhook.tenant(), target, changes);
  }

  private static Map<String, Object> snapshot(Webhook webhook) {
    return Snapshot.of(webhook.getSettings());
  }
}
