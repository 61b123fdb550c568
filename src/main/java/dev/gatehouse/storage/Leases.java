package dev.gatehouse.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Lets one of several nodes do a piece of housekeeping; the others see the row taken and go on. */
@ApplicationScoped
public class Leases {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /** Takes the lease for so long; {@code false} when another node holds it. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean take(String name, Duration duration) {
    Instant now = clock.instant();
    return entities
            .createQuery(
                "update Lease l set l.heldUntil = :until where l.name = :name and l.heldUntil < :now")
            .setParameter("until", now.plus(duration))
            .setParameter("name", name)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }
}
