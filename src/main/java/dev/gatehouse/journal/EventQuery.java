package dev.gatehouse.journal;

import dev.gatehouse.journal.filter.EventConditions;
import dev.gatehouse.journal.filter.EventField;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A query for a list of events. It orders first by a column in which all events of the list are
 * equal. That does not change the order, but lets both databases read from an index: the newest of
 * a million events cost as much as the newest of a hundred. With several values of a field, the
 * index of all events is read from the newest on, until the page is full.
 */
final class EventQuery {
  /**
   * Those that have an index in the order of lists, most selective first. That of the first two
   * spans all tenants.
   */
  private static final List<EventField> SORTED =
      List.of(
          EventField.EMAIL,
          EventField.EXTERNAL_ID,
          EventField.USER,
          EventField.REASON,
          EventField.EVENT);

  /** Newest first. */
  private static final Comparator<SignInEvent> NEWEST =
      Comparator.comparing(SignInEvent::getAt).thenComparing(SignInEvent::getId).reversed();

  /** How far after an event the next one is looked for at first, and at most. */
  private static final Duration NEAREST = Duration.ofSeconds(1);

  private static final Duration FARTHEST = Duration.ofDays(3650);

  /** Each further step is so many times as long. */
  private static final int FARTHER = 8;

  private final EntityManager entities;
  private final TenantId tenant;
  private final EventFilter filter;
  private final CriteriaBuilder criteria;
  private final CriteriaQuery<SignInEvent> query;
  private final Root<SignInEvent> event;
  private final List<Predicate> all = new ArrayList<>();

  private EventQuery(EntityManager entities, TenantId tenant, EventFilter filter) {
    this.entities = entities;
    this.tenant = tenant;
    this.filter = filter;
    criteria = entities.getCriteriaBuilder();
    query = criteria.createQuery(SignInEvent.class);
    event = query.from(SignInEvent.class);
    if (tenant != null) {
      all.add(criteria.equal(event.get("tenantId"), tenant.value()));
    }
    all.addAll(EventConditions.of(filter, criteria, event));
  }

  /**
   * The events after a place in the list, or from its beginning.
   *
   * @param tenant the tenant, or {@code null} for all tenants
   */
  static List<SignInEvent> list(
      EntityManager entities, TenantId tenant, EventFilter filter, Events.Place from, int limit) {
    return filter
        .parts()
        .flatMap(part -> new EventQuery(entities, tenant, part).older(from, limit).stream())
        .distinct()
        .sorted(NEWEST)
        .limit(limit)
        .toList();
  }

  /** The event right before a place in the list: the oldest of those that are newer. */
  static Optional<SignInEvent> next(
      EntityManager entities, TenantId tenant, EventFilter filter, Events.Place place) {
    return filter
        .parts()
        .flatMap(part -> newer(entities, tenant, part, place).stream())
        .max(NEWEST);
  }

  /**
   * H2 reads no index from its end, and sorts what is newer. So it is asked for as little as can
   * be, and for nothing twice: at most eight times as much as there is before the next event.
   */
  private static Optional<SignInEvent> newer(
      EntityManager entities, TenantId tenant, EventFilter filter, Events.Place place) {
    Instant from = place.at();
    Duration step = NEAREST;
    while (step.compareTo(FARTHEST) < 0) {
      Instant until = place.at().plus(step);
      List<SignInEvent> found = new EventQuery(entities, tenant, filter).newer(place, from, until);
      if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
      from = until;
      step = step.multipliedBy(FARTHER);
    }
    return Optional.empty();
  }

  private List<SignInEvent> older(Events.Place from, int limit) {
    if (from != null) {
      all.add(criteria.lessThanOrEqualTo(event.get("at"), from.at()));
      all.add(
          criteria.or(
              criteria.lessThan(event.get("at"), from.at()),
              criteria.lessThan(event.get("id"), from.id())));
    }
    List<Order> order = new ArrayList<>(first());
    order.add(criteria.desc(event.get("at")));
    order.add(criteria.desc(event.get("id")));
    return read(order, limit);
  }

  /** A trace id has few events. Only one of the columns leads an index: the most selective. */
  private List<Order> first() {
    List<EventField> single =
        SORTED.stream().filter(field -> filter.single(field) != null).toList();
    EventField sorted =
        single.isEmpty() || filter.single(EventField.TRACE) != null ? null : single.get(0);
    Order byField = sorted == null ? null : criteria.desc(sorted.in(event));
    if (sorted == EventField.EMAIL || sorted == EventField.EXTERNAL_ID) {
      return List.of(byField);
    }
    if (tenant == null) {
      return List.of();
    }
    Order byTenant = criteria.desc(event.get("tenantId"));
    return sorted == null ? List.of(byTenant) : List.of(byTenant, byField);
  }

  private List<SignInEvent> newer(Events.Place place, Instant from, Instant until) {
    all.add(criteria.greaterThanOrEqualTo(event.get("at"), from));
    all.add(criteria.lessThan(event.get("at"), until));
    all.add(
        criteria.or(
            criteria.greaterThan(event.get("at"), place.at()),
            criteria.greaterThan(event.get("id"), place.id())));
    return read(List.of(criteria.asc(event.get("at")), criteria.asc(event.get("id"))), 1);
  }

  /** The events in a window of the stream, oldest first. */
  static List<SignInEvent> stream(
      EntityManager entities, TenantId tenant, EventFilter filter, StreamWindow window, int limit) {
    EventQuery query = new EventQuery(entities, tenant, filter);
    query.all.add(window.holds(query.criteria, query.event.get("streamNumber")));
    return query.read(List.of(query.criteria.asc(query.event.get("streamNumber"))), limit);
  }

  /** The events between two positions in the stream, oldest first. */
  static List<SignInEvent> stream(
      EntityManager entities, TenantId tenant, StreamPosition from, StreamPosition to) {
    EventQuery query = new EventQuery(entities, tenant, EventFilter.ALL);
    query.all.add(StreamWindow.between(query.criteria, query.event.get("streamNumber"), from, to));
    return query.read(
        List.of(query.criteria.asc(query.event.get("streamNumber"))), Integer.MAX_VALUE);
  }

  private List<SignInEvent> read(List<Order> order, int limit) {
    query.where(all.toArray(Predicate[]::new)).orderBy(order);
    return entities.createQuery(query).setMaxResults(limit).getResultList();
  }
}
