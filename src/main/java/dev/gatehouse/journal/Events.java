package dev.gatehouse.journal;

import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sign-in events of a tenant, newest first. */
@ApplicationScoped
@Transactional
public class Events {
  /** A proxy may give several requests the same trace. */
  private static final int MOST_OF_TRACE = 50;

  @PersistenceContext EntityManager entities;
  @Inject Event<SignInEvent> recorded;

  /**
   * The place of an event in a list, by time first: each node allocates ids in blocks of fifty, so
   * that ids alone do not tell the order.
   */
  public record Place(Instant at, long id) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,17})-(\\d{1,18})");

    public static Place of(SignInEvent event) {
      return new Place(event.getAt(), event.getId());
    }

    /** Parses a text of {@link #toString}. */
    public static Optional<Place> of(String text) {
      Matcher form = FORM.matcher(text);
      return form.matches()
          ? Optional.of(
              new Place(
                  Instant.EPOCH.plus(Long.parseLong(form.group(1)), ChronoUnit.MICROS),
                  Long.parseLong(form.group(2))))
          : Optional.empty();
    }

    /** Microseconds, which is the precision of the database, a hyphen and the id. */
    @Override
    public String toString() {
      return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }
  }

  /** Events after one that was listed before, or the newest ones. */
  public List<SignInEvent> list(TenantId tenant, EventFilter filter, Place before, int limit) {
    return EventQuery.list(entities, tenant, filter, before, limit);
  }

  /** The next newer event that fits the filter. */
  public Optional<SignInEvent> next(TenantId tenant, EventFilter filter, Place place) {
    return EventQuery.next(entities, tenant, filter, place);
  }

  public Optional<SignInEvent> find(TenantId tenant, long id) {
    return Optional.ofNullable(entities.find(SignInEvent.class, id))
        .filter(event -> event.tenantId().equals(tenant));
  }

  /** The first accepted sign-in of a request. */
  public Optional<SignInEvent> accepted(TenantId tenant, String traceId) {
    return entities
        .createQuery(
            "select e from SignInEvent e where e.tenantId = :tenant and e.traceId = :trace"
                + " order by e.at, e.id",
            SignInEvent.class)
        .setParameter("tenant", tenant.value())
        .setParameter("trace", traceId)
        .setMaxResults(MOST_OF_TRACE)
        .getResultStream()
        .filter(SignInEvent::isAccepted)
        .findFirst();
  }

  /**
   * Takes whose their tokens were out of the events of a deleted reader.
   *
   * @param externalIds of the reader, in all name spaces
   */
  public void forget(TenantId tenant, long readerId, String email, Collection<String> externalIds) {
    forget(tenant, "e.readerId = :whose", readerId);
    if (email != null) {
      forget(tenant, "e.readerId is null and e.subject.email = :whose", email);
    }
    for (String id : externalIds) {
      forget(tenant, "e.readerId is null and e.subject.externalId = :whose", id);
    }
  }

  private void forget(TenantId tenant, String which, Object whose) {
    entities
        .createQuery(
            "update SignInEvent e set e.subject.email = null, e.subject.externalId = null"
                + " where e.tenantId = :tenant and "
                + which)
        .setParameter("tenant", tenant.value())
        .setParameter("whose", whose)
        .executeUpdate();
  }

  /** Writes events in the caller's transaction, or else in a new one. */
  public void add(Collection<SignInEvent> events) {
    events.forEach(entities::persist);
    entities.flush();
    events.stream().filter(SignInEvent::isAccepted).forEach(recorded::fire);
  }
}
