package dev.gatehouse.journal;

import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.trace.RequestTrace;
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
  @PersistenceContext EntityManager entities;
  @Inject Event<SignInEvent> recorded;

  /**
   * Which events to list; {@code null} does not restrict.
   *
   * @param traceId as somebody typed it ({@link RequestTrace#typed})
   * @param email in the token, as it is stored
   * @param externalId in the token
   */
  public record Filter(
      String event,
      String reason,
      String traceId,
      Long userId,
      Instant since,
      Instant until,
      String email,
      String externalId) {
    public static final Filter ALL = new Filter(null, null, null, null, null, null);

    public Filter {
      traceId = traceId == null ? null : RequestTrace.typed(traceId);
    }

    public Filter(
        String event, String reason, String traceId, Long userId, Instant since, Instant until) {
      this(event, reason, traceId, userId, since, until, null, null);
    }

    /** The same of one token's bearer. */
    public Filter of(String address, String id) {
      return new Filter(event, reason, traceId, userId, since, until, address, id);
    }
  }

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
  public List<SignInEvent> list(TenantId tenant, Filter filter, Place before, int limit) {
    return new EventQuery(entities, tenant, filter).list(entities, before, limit);
  }

  public Optional<SignInEvent> find(TenantId tenant, long id) {
    return Optional.ofNullable(entities.find(SignInEvent.class, id))
        .filter(event -> event.tenantId().equals(tenant));
  }

  /** Writes events in the caller's transaction, or else in a new one. */
  public void add(Collection<SignInEvent> events) {
    events.forEach(entities::persist);
    entities.flush();
    events.stream().filter(SignInEvent::isAccepted).forEach(recorded::fire);
  }
}
