package dev.gatehouse.journal;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.Perishable;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The events of a tenant, newest first. */
@ApplicationScoped
@Transactional
public class Events implements Perishable {
  @PersistenceContext EntityManager entities;
  @Inject Configuration configuration;

  /** Which events to list; {@code null} lets everything through. */
  public record Filter(
      String event, String reason, String traceId, Long userId, Instant since, Instant until) {}

  /** Events older than one that was listed before, or the newest ones. */
  public List<SignInEvent> list(TenantId tenant, Filter filter, Long beforeId, int limit) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<SignInEvent> query = criteria.createQuery(SignInEvent.class);
    Root<SignInEvent> event = query.from(SignInEvent.class);
    List<Predicate> all = new ArrayList<>();
    all.add(criteria.equal(event.get("tenantId"), tenant.value()));
    equal(all, criteria, event, "name", filter.event());
    equal(all, criteria, event, "reason", filter.reason());
    equal(all, criteria, event, "traceId", filter.traceId());
    equal(all, criteria, event, "readerId", filter.userId());
    if (filter.since() != null) {
      all.add(criteria.greaterThanOrEqualTo(event.get("at"), filter.since()));
    }
    if (filter.until() != null) {
      all.add(criteria.lessThan(event.get("at"), filter.until()));
    }
    if (beforeId != null) {
      all.add(criteria.lessThan(event.get("id"), beforeId));
    }
    query.where(all.toArray(Predicate[]::new)).orderBy(criteria.desc(event.get("id")));
    return entities.createQuery(query).setMaxResults(limit).getResultList();
  }

  private static void equal(
      List<Predicate> all,
      CriteriaBuilder criteria,
      Root<SignInEvent> event,
      String attribute,
      Object value) {
    if (value != null) {
      all.add(criteria.equal(event.get(attribute), value));
    }
  }

  /** Deletes some of the events that are older than events are kept; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    Instant before = now.minus(Duration.ofDays(configuration.eventDays()));
    return Perishable.delete(entities, "SignInEvent", "id", "at", before, batch);
  }

  /** Writes events within the caller's transaction, or in one of their own. */
  public void add(Collection<SignInEvent> events) {
    events.forEach(entities::persist);
    entities.flush();
  }
}
