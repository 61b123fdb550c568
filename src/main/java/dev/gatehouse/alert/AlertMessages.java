package dev.gatehouse.alert;

import dev.gatehouse.storage.Expiring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The messages that are still to be sent. */
@ApplicationScoped
@Transactional
public class AlertMessages implements Expiring {
  /** A message that could not be sent for so long is news no more. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  public void add(List<AlertMessage> messages) {
    messages.forEach(entities::persist);
    entities.flush();
  }

  /** The oldest message for a web hook. */
  public Optional<AlertMessage> first(long webhookId) {
    return entities
        .createQuery(
            "select m from AlertMessage m where m.webhookId = :webhook order by m.id",
            AlertMessage.class)
        .setParameter("webhook", webhookId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Mails that are due, the oldest first. */
  public List<AlertMessage> mails(int limit) {
    return entities
        .createQuery(
            "select m from AlertMessage m where m.webhookId is null and m.nextAt <= :now"
                + " order by m.id",
            AlertMessage.class)
        .setParameter("now", clock.instant())
        .setMaxResults(limit)
        .getResultList();
  }

  /** A message was sent. */
  public void sent(long id) {
    Optional.ofNullable(entities.find(AlertMessage.class, id)).ifPresent(entities::remove);
  }

  /** A mail was not accepted; it is tried again after a pause that grows by a minute. */
  public void failed(long id) {
    Optional.ofNullable(entities.find(AlertMessage.class, id))
        .ifPresent(
            mail -> {
              Duration pause = Duration.ofMinutes(mail.failures() + 1L);
              Instant now = clock.instant();
              mail.failed(now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
            });
  }

  /** Deletes messages that are too old to be sent. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return entities
        .createQuery("delete from AlertMessage m where m.createdAt < :before")
        .setParameter("before", now.minus(KEPT))
        .executeUpdate();
  }
}
