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
  /** Deleting what has expired. */
  public static final String PURGE = "purge";

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * When a piece of housekeeping was done last, and what came of it.
   *
   * @param at {@code null} before the first time
   */
  public record Done(Instant at, long rows) {}

  /** Writes down that the work of a lease is done. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void done(String name, long rows) {
    Lease lease = entities.find(Lease.class, name);
    lease.doneAt = clock.instant();
    lease.doneRows = rows;
  }

  /** What came of the work of a lease when it was done last. */
  @Transactional
  public Done lastDone(String name) {
    Lease lease = entities.find(Lease.class, name);
    return new Done(lease.doneAt, lease.doneRows == null ? 0 : lease.doneRows);
  }

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
