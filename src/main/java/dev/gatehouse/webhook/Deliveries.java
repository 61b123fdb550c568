package dev.gatehouse.webhook;

import dev.gatehouse.journal.StreamPosition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which receivers are due, and how far each has got; for the node that delivers. */
@ApplicationScoped
@Transactional
public class Deliveries {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * A web hook and how far it has got.
   *
   * @param progress as of its reading
   */
  public record Due(Webhook webhook, WebhookProgress progress) {}

  /**
   * Ids of enabled web hooks that are due and did not fail last time, the longest waiting first:
   * those with an alert to get, and those with streams that were looked at before a time.
   *
   * @param streamsAt nothing came into the streams since
   * @param except not these
   */
  public List<Long> due(Instant streamsAt, Collection<Long> except, int limit) {
    return due(
        "p.failures = 0 and ((w.events or w.audit) and p.next_at <= ? or exists"
            + " (select 1 from alert_message m where m.webhook_id = w.id))",
        except,
        limit,
        streamsAt);
  }

  /** Ids of enabled web hooks that failed last time and are due, the longest waiting first. */
  public List<Long> dueAgain(Collection<Long> except, int limit) {
    return due("p.failures > 0 and p.next_at <= ?", except, limit, clock.instant());
  }

  /** In SQL, for the reason that {@code EventRetention} gives. */
  private List<Long> due(String which, Collection<Long> except, int limit, Instant time) {
    String ids = except.stream().map(String::valueOf).collect(Collectors.joining(", "));
    List<?> found =
        entities
            .createNativeQuery(
                "select p.webhook_id from webhook_progress p"
                    + " join webhook w on w.id = p.webhook_id where w.enabled and "
                    + which
                    + (ids.isEmpty() ? "" : " and w.id not in (" + ids + ")")
                    + " order by p.next_at, p.webhook_id")
            .setParameter(1, Timestamp.from(time))
            .setMaxResults(limit)
            .getResultList();
    return found.stream().map(id -> ((Number) id).longValue()).toList();
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

  /**
   * Notes which message is sent now, so that it comes again as it was if the receiver or this node
   * fails.
   */
  public void sends(WebhookProgress read, StreamPosition events, StreamPosition audit) {
    locked(read.webhookId()).ifPresent(progress -> progress.sends(read, events, audit));
  }

  /**
   * Notes what the receiver accepted.
   *
   * @param read how far it was before
   */
  public void delivered(
      WebhookProgress read, StreamPosition events, StreamPosition audit, String answer) {
    locked(read.webhookId())
        .ifPresent(
            progress -> {
              progress.reach(read, events, audit);
              progress.delivered(clock.instant(), answer);
            });
  }

  /** Notes that there was nothing to deliver up to these positions. */
  public void idle(WebhookProgress read, StreamPosition events, StreamPosition audit) {
    locked(read.webhookId())
        .ifPresent(
            progress -> {
              progress.reach(read, events, audit);
              progress.idle(clock.instant());
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
