package dev.gatehouse.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Lets one of several nodes run a housekeeping task; the others find the row taken and skip it. */
@ApplicationScoped
public class Leases {
  /** Deleting what has expired. */
  public static final String PURGE = "purge";

  /** Asking which alert rules hold. */
  public static final String ALERTS = "alerts";

  /** Delivering to web hooks. */
  public static final String DELIVERY = "delivery";

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  private final Map<String, Instant> firstAsked = new ConcurrentHashMap<>();

  /**
   * The last run of a housekeeping task.
   *
   * @param at when it ended, {@code null} before the first run
   * @param rows the number of rows that it deleted
   */
  public record Done(Instant at, long rows) {}

  /** Records a run of the task of a lease. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void done(String name, long rows) {
    entities.find(Lease.class, name).done(clock.instant(), rows);
  }

  /** The last run of the task of a lease. */
  @Transactional
  public Done lastDone(String name) {
    Lease lease = entities.find(Lease.class, name);
    return new Done(lease.doneAt, lease.doneRows == null ? 0 : lease.doneRows);
  }

  /** When this node asked for a lease first, to {@link #take} it; empty before. */
  public Optional<Instant> firstAsked(String name) {
    return Optional.ofNullable(firstAsked.get(name));
  }

  /** Takes the lease for a duration; returns {@code false} if another node holds it. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean take(String name, Duration duration) {
    Instant now = clock.instant();
    firstAsked.putIfAbsent(name, now);
    return entities
            .createQuery(
                "update Lease l set l.heldUntil = :until where l.name = :name and l.heldUntil <"
                    + " :now")
            .setParameter("until", now.plus(duration))
            .setParameter("name", name)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /**
   * Takes the lease, or keeps it longer, for work that has no end.
   *
   * @param mine until when the caller holds the lease, by the last answer; the epoch at first
   * @return until when the caller holds it now; empty if another node holds it
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Instant> hold(String name, Instant mine, Duration duration) {
    Instant now = clock.instant();
    // As exact as the database stores it, so that it can be told from another node's.
    Instant until = now.plus(duration).truncatedTo(ChronoUnit.MICROS);
    return entities
                .createQuery(
                    "update Lease l set l.heldUntil = :until where l.name = :name"
                        + " and (l.heldUntil < :now or l.heldUntil = :mine)")
                .setParameter("until", until)
                .setParameter("name", name)
                .setParameter("now", now)
                .setParameter("mine", mine)
                .executeUpdate()
            == 1
        ? Optional.of(until)
        : Optional.empty();
  }
}
