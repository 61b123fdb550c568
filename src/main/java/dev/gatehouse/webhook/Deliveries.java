package dev.gatehouse.webhook;

import dev.gatehouse.journal.StreamPosition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which receivers are due, and how far each has got; for the node that delivers. */
@ApplicationScoped
@Transactional
public class Deliveries {
  /** A receiver for whom there was nothing is looked at again after this. */
  private static final Duration IDLE = Duration.ofSeconds(2);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * A web hook and how far it has got.
   *
   * @param progress as of its reading
   */
  public record Due(Webhook webhook, WebhookProgress progress) {}

  /**
   * Ids of enabled web hooks that are due, the longest waiting first.
   *
   * @param failing those that failed last time, or those that did not
   */
  public List<Long> due(boolean failing, int limit) {
    return entities
        .createQuery(
            "select p.webhookId from WebhookProgress p, Webhook w where w.id = p.webhookId"
                + " and w.settings.enabled = true and p.nextAt <= :now and p.failures "
                + (failing ? "> 0" : "= 0")
                + " order by p.nextAt",
            Long.class)
        .setParameter("now", clock.instant())
        .setMaxResults(limit)
        .getResultList();
  }

  /** Ids of the enabled web hooks that receive alerts, by site; those of the platform at 0. */
  public Map<Long, List<Long>> alerted() {
    return entities
        .createQuery(
            "select w.tenantId, w.id from Webhook w where w.settings.enabled = true"
                + " and w.settings.alerts = true order by w.id",
            Object[].class)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                row -> row[0] == null ? 0L : (Long) row[0],
                Collectors.mapping(row -> (Long) row[1], Collectors.toList())));
  }

  /** The web hook, if it still exists and is enabled. */
  public Optional<Due> find(long id) {
    return Optional.ofNullable(entities.find(Webhook.class, id))
        .filter(hook -> hook.getSettings().isEnabled())
        .map(hook -> new Due(hook, entities.find(WebhookProgress.class, id)));
  }

  /** Notes what the receiver accepted. */
  public void delivered(long id, StreamPosition events, StreamPosition audit, String answer) {
    locked(id)
        .ifPresent(
            progress -> {
              progress.reach(events, audit);
              progress.delivered(clock.instant(), answer);
            });
  }

  /** Notes that there was nothing to deliver up to these positions. */
  public void idle(long id, StreamPosition events, StreamPosition audit) {
    locked(id)
        .ifPresent(
            progress -> {
              progress.reach(events, audit);
              progress.idle(clock.instant().plus(IDLE));
            });
  }

  /** Notes that the receiver did not accept a message; it gets the same again after a pause. */
  public void failed(long id, String answer) {
    locked(id).ifPresent(progress -> progress.failed(clock.instant(), answer));
  }

  private Optional<WebhookProgress> locked(long id) {
    return Optional.ofNullable(
        entities.find(WebhookProgress.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * The web hooks that have failed for a time.
   *
   * @param tenantId {@code null} for one of the platform
   */
  public record Failing(Long tenantId, String name, String answer, Instant since) {}

  /** The web hooks that have failed since before a time, a limited number of them. */
  public List<Failing> failingSince(Instant before, int limit) {
    return entities
        .createQuery(
            "select w.tenantId, w.settings.name, p.lastAnswer, p.failingSince"
                + " from WebhookProgress p, Webhook w where w.id = p.webhookId"
                + " and w.settings.enabled = true and p.failingSince <= :before"
                + " order by p.failingSince",
            Object[].class)
        .setParameter("before", before)
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> new Failing((Long) row[0], (String) row[1], (String) row[2], (Instant) row[3]))
        .toList();
  }
}
