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

/** The refusals that nodes could not record: each node counts its own, one node asks for all. */
@ApplicationScoped
@Transactional
public class EventDrops implements Expiring {
  private static final Duration KEPT = Duration.ofDays(2);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  public void add(long number) {
    entities.persist(new EventDrop(clock.instant(), number));
  }

  /** The number of all nodes since a time. */
  public long since(Instant time) {
    Long sum =
        entities
            .createQuery(
                "select sum(d.number) from EventDrop d where d.droppedAt >= :since", Long.class)
            .setParameter("since", time)
            .getSingleResult();
    return sum == null ? 0 : sum;
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return entities
        .createQuery("delete from EventDrop d where d.droppedAt < :before")
        .setParameter("before", now.minus(KEPT))
        .executeUpdate();
  }
}
