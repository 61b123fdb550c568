package dev.gatehouse.session.ended;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.session.ended.EndedSession.Ending;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The sessions of a tenant's users that ended, newest first. */
@ApplicationScoped
@Transactional
public class EndedSessions implements Expiring {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Configuration configuration;

  /**
   * Notes sessions that the caller's transaction is about to end, and those that end with them
   * since they were handed over from them. Of guests and the team there is no time line.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void note(Collection<Long> sessions, SessionEnd why) {
    if (sessions.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    entities
        .createQuery(
            "select s.tenantId, s.readerId, s.id, s.connectionId, s.createdAt, s.expiresAt"
                + " from ReaderSession s where s.readerId is not null"
                + " and (s.id in :ids or s.viaSessionId in :ids)",
            Object[].class)
        .setParameter("ids", sessions)
        .getResultStream()
        .map(
            row ->
                new Ending(
                    (Long) row[0],
                    (Long) row[1],
                    (Long) row[2],
                    (Long) row[3],
                    (Instant) row[4],
                    (Instant) row[5]))
        .map(ending -> ended(ending, now, why))
        .forEach(entities::persist);
  }

  private static EndedSession ended(Ending ending, Instant now, SessionEnd why) {
    boolean isOver = !ending.expires().isAfter(now);
    return isOver
        ? new EndedSession(ending, ending.expires(), SessionEnd.EXPIRED)
        : new EndedSession(ending, now, why);
  }

  /**
   * A user's ended sessions.
   *
   * @param before only those that ended before this time, or at this time with an id below the
   *     given one; {@code null} for the newest
   */
  public List<EndedSession> list(
      TenantId tenant, long reader, Instant before, long belowId, int limit) {
    // All ordered columns, so that H2 reads the index as well.
    TypedQuery<EndedSession> query =
        entities
            .createQuery(
                "select e from EndedSession e where e.tenantId = :tenant and e.readerId = :reader"
                    + (before == null
                        ? ""
                        : " and e.endedAt <= :at and (e.endedAt < :at or e.id < :id)")
                    + " order by e.tenantId desc, e.readerId desc, e.endedAt desc, e.id desc",
                EndedSession.class)
            .setParameter("tenant", tenant.value())
            .setParameter("reader", reader)
            .setMaxResults(limit);
    if (before != null) {
      query.setParameter("at", before).setParameter("id", belowId);
    }
    return query.getResultList();
  }

  /** Deletes a batch of those that ended before the events that are kept; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    int deleted = 0;
    for (Integer days : settings()) {
      Instant before = now.minus(Duration.ofDays(days == null ? configuration.eventDays() : days));
      deleted += delete(days, before, batch - deleted);
      if (deleted >= batch) {
        break;
      }
    }
    return deleted;
  }

  /** As of events; {@code null} stands for the platform's. */
  private List<Integer> settings() {
    return entities
        .createQuery("select distinct t.settings.eventDays from Tenant t", Integer.class)
        .getResultList();
  }

  private int delete(Integer days, Instant before, int most) {
    TypedQuery<Long> query =
        entities
            .createQuery(
                "select e.id from EndedSession e, Tenant t where t.id = e.tenantId"
                    + " and e.endedAt < :before and t.settings.eventDays "
                    + (days == null ? "is null" : "= :days")
                    + " order by e.endedAt",
                Long.class)
            .setParameter("before", before)
            .setMaxResults(most);
    if (days != null) {
      query.setParameter("days", days);
    }
    List<Long> oldest = query.getResultList();
    return oldest.isEmpty()
        ? 0
        : entities
            .createQuery("delete from EndedSession e where e.id in :ids")
            .setParameter("ids", oldest)
            .executeUpdate();
  }
}
