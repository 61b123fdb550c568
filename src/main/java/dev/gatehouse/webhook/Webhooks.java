package dev.gatehouse.webhook;

import dev.gatehouse.journal.Streams;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.tenant.ScopeOwnedStore;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The web hooks of a site, or of the platform where the tenant is {@code null}. */
@ApplicationScoped
@Transactional
public class Webhooks extends ScopeOwnedStore<Webhook> {
  @Inject Streams streams;
  @Inject Vault vault;
  @Inject Clock clock;

  public Webhooks() {
    super(Webhook.class);
  }

  /** A new secret of a web hook, which is shown once. */
  public record Made(Webhook webhook, WebhookSecret secret) {}

  /** How far a web hook has got. */
  public WebhookProgress progress(Webhook webhook) {
    return entities.find(WebhookProgress.class, webhook.getId());
  }

  /**
   * Makes a web hook, whose streams begin now.
   *
   * @param ownNetwork whether it may go to networks that are listed
   */
  public Made make(TenantId tenant, WebhookSettings settings, boolean ownNetwork) {
    Instant now = clock.instant();
    Webhook webhook = new Webhook(tenant, settings, ownNetwork, now);
    entities.persist(webhook);
    WebhookSecret secret = WebhookSecret.generate();
    webhook.rotate(vault.seal(secret.text(), webhook.context()), null);
    entities.flush();
    entities.persist(
        new WebhookProgress(webhook, streams.endOfEvents(), streams.endOfAudit(), now));
    entities.flush();
    return new Made(webhook, secret);
  }

  /**
   * Saves settings. A stream that was off before begins now.
   *
   * @param ownNetwork as in {@link #make}, for a URL that is not the one before
   */
  public Webhook save(Webhook webhook, WebhookSettings settings, boolean ownNetwork) {
    WebhookSettings before = webhook.getSettings();
    if (ownNetwork || !settings.getUrl().equals(before.getUrl())) {
      webhook.setOwnNetwork(ownNetwork);
    }
    WebhookProgress progress = progress(webhook);
    if (settings.isEvents() && !before.isEvents()) {
      progress.beginEvents(streams.endOfEvents());
    }
    if (settings.isAudit() && !before.isAudit()) {
      progress.beginAudit(streams.endOfAudit());
    }
    progress.restart(clock.instant());
    webhook.setSettings(settings);
    entities.flush();
    return webhook;
  }

  /** Makes a new secret; the one before signs as well for a while. */
  public Made rotate(Webhook webhook, Duration overlap) {
    WebhookSecret secret = WebhookSecret.generate();
    Instant until = overlap.isZero() ? null : clock.instant().plus(overlap);
    webhook.rotate(vault.seal(secret.text(), webhook.context()), until);
    entities.flush();
    return new Made(webhook, secret);
  }

  /** The secrets that sign at present, the newest first. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public List<WebhookSecret> secrets(Webhook webhook) {
    List<WebhookSecret> secrets = new ArrayList<>();
    secrets.add(new WebhookSecret(vault.open(webhook.getSealedSecret(), webhook.context())));
    if (webhook.getPreviousUntil() != null
        && clock.instant().isBefore(webhook.getPreviousUntil())) {
      secrets.add(new WebhookSecret(vault.open(webhook.getSealedPrevious(), webhook.context())));
    }
    return secrets;
  }

  /** Seals secrets again that an older master key sealed; returns how many. */
  public int sealAgain() {
    List<Webhook> outdated =
        entities
            .createQuery("select w from Webhook w", Webhook.class)
            .getResultStream()
            .filter(hook -> vault.isOutdated(hook.getSealedSecret()) || hasOutdatedPrevious(hook))
            .toList();
    for (Webhook hook : outdated) {
      hook.seal(again(hook, hook.getSealedSecret()), again(hook, hook.getSealedPrevious()));
    }
    return outdated.size();
  }

  private boolean hasOutdatedPrevious(Webhook webhook) {
    return webhook.getSealedPrevious() != null && vault.isOutdated(webhook.getSealedPrevious());
  }

  private String again(Webhook webhook, String sealed) {
    return sealed == null
        ? null
        : vault.seal(vault.open(sealed, webhook.context()), webhook.context());
  }
}
