package dev.gatehouse.journal;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;

/**
 * A query for a list of events. It orders first by a column in which all events of the list are
 * equal. That does not change the order, but lets both databases read from an index: the newest of
 * a million events cost as much as the newest of a hundred.
 */
final class EventQuery {
  private final CriteriaBuilder criteria;
  private final CriteriaQuery<SignInEvent> query;
  private final Root<SignInEvent> event;
  private final List<Predicate> all = new ArrayList<>();
  private final List<Order> order = new ArrayList<>();

  /**
   * @param tenant the tenant, or {@code null} for all tenants
   */
  EventQuery(EntityManager entities, TenantId tenant, Events.Filter filter) {
    criteria = entities.getCriteriaBuilder();
    query = criteria.createQuery(SignInEvent.class);
    event = query.from(SignInEvent.class);
    boolean ordered = subject("email", filter.email(), false);
    ordered = subject("externalId", filter.externalId(), ordered);
    if (tenant != null) {
      equal("tenantId", tenant.value());
      if (!ordered) {
        order.add(criteria.desc(event.get("tenantId")));
      }
    }
    equal("traceId", filter.traceId());
    ordered = ordered || tenant == null || filter.traceId() != null;
    ordered = sorted("readerId", filter.userId(), ordered);
    ordered = sorted("reason", filter.reason(), ordered);
    sorted("name", filter.event(), ordered);
    between(filter);
  }

  private void equal(String attribute, Object value) {
    if (value != null) {
      all.add(criteria.equal(event.get(attribute), value));
    }
  }

  /** Whose the token was; the index is on this column without the tenant. */
  private boolean subject(String attribute, String value, boolean ordered) {
    if (value == null) {
      return ordered;
    }
    Path<String> column = event.get("subject").get(attribute);
    all.add(criteria.equal(column, value));
    if (!ordered) {
      order.add(criteria.desc(column));
    }
    return true;
  }

  /** Only one of these columns goes into the order: the first, which is the most selective. */
  private boolean sorted(String attribute, Object value, boolean ordered) {
    equal(attribute, value);
    if (value != null && !ordered) {
      order.add(criteria.desc(event.get(attribute)));
    }
    return ordered || value != null;
  }

  private void between(Events.Filter filter) {
    if (filter.since() != null) {
      all.add(criteria.greaterThanOrEqualTo(event.get("at"), filter.since()));
    }
    if (filter.until() != null) {
      all.add(criteria.lessThan(event.get("at"), filter.until()));
    }
  }

  /** The events after a place in the list, or from its beginning. */
  List<SignInEvent> list(EntityManager entities, Events.Place before, int limit) {
    if (before != null) {
      all.add(criteria.lessThanOrEqualTo(event.get("at"), before.at()));
      all.add(
          criteria.or(
              criteria.lessThan(event.get("at"), before.at()),
              criteria.lessThan(event.get("id"), before.id())));
    }
    order.add(criteria.desc(event.get("at")));
    order.add(criteria.desc(event.get("id")));
    query.where(all.toArray(Predicate[]::new)).orderBy(order);
    return entities.createQuery(query).setMaxResults(limit).getResultList();
  }

  /** The events in a window of the stream, oldest first. */
  List<SignInEvent> stream(EntityManager entities, StreamWindow window, int limit) {
    all.add(window.holds(criteria, event.get("streamNumber")));
    return stream(entities, limit);
  }

  /** The events between two positions in the stream, oldest first. */
  List<SignInEvent> stream(EntityManager entities, StreamPosition from, StreamPosition to) {
    all.add(StreamWindow.between(criteria, event.get("streamNumber"), from, to));
    return stream(entities, Integer.MAX_VALUE);
  }

  private List<SignInEvent> stream(EntityManager entities, int limit) {
    query.where(all.toArray(Predicate[]::new)).orderBy(criteria.asc(event.get("streamNumber")));
    return entities.createQuery(query).setMaxResults(limit).getResultList();
  }
}
