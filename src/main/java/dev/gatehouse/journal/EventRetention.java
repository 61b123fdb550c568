package dev.gatehouse.journal;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.Expiring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deletes events after the retention period of their site, or of the platform. */
@ApplicationScoped
public class EventRetention implements Expiring {
  @PersistenceContext EntityManager entities;
  @Inject Configuration configuration;

  /** The retention period in days of sites without one of their own. */
  public int platformDays() {
    return configuration.eventDays();
  }

  /** Deletes a batch of events whose retention period has passed; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    int deleted = 0;
    for (Integer days : settings()) {
      Instant before = now.minus(Duration.ofDays(days == null ? platformDays() : days));
      for (Long tenant : tenants(days, before)) {
        deleted += delete(tenant, before, batch - deleted);
        if (deleted >= batch) {
          return deleted;
        }
      }
    }
    return deleted;
  }

  /** The few distinct retention periods in days; {@code null} stands for the platform's. */
  private List<Integer> settings() {
    return entities
        .createQuery("select distinct t.settings.eventDays from Tenant t", Integer.class)
        .getResultList();
  }

  /**
   * The sites with a retention period that have events before a time. In SQL, since EclipseLink
   * binds no parameters in a query with {@code exists} and writes times without their zone.
   */
  private List<Long> tenants(Integer days, Instant before) {
    Query query =
        entities
            .createNativeQuery(
                "select t.id from tenant t where exists (select 1 from event e"
                    + " where e.tenant_id = t.id and e.occurred_at < ?) and t.event_days "
                    + (days == null ? "is null" : "= ?"))
            .setParameter(1, Timestamp.from(before));
    if (days != null) {
      query.setParameter(2, days);
    }
    List<?> ids = query.getResultList();
    return ids.stream().map(id -> ((Number) id).longValue()).toList();
  }

  private int delete(long tenant, Instant before, int most) {
    List<Long> oldest =
        entities
            .createQuery(
                "select e.id from SignInEvent e where e.tenantId = :tenant and e.at < :before",
                Long.class)
            .setParameter("tenant", tenant)
            .setParameter("before", before)
            .setMaxResults(most)
            .getResultList();
    return oldest.isEmpty()
        ? 0
        : entities
            .createQuery("delete from SignInEvent e where e.id in :ids")
            .setParameter("ids", oldest)
            .executeUpdate();
  }
}
