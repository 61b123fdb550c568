package dev.gatehouse.administration.log;

import dev.gatehouse.journal.SignInEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The current names of the users, connections and sites of events. Only for events that the actor
 * may see, since it checks no rights. Events outlive the resources that they name.
 */
@ApplicationScoped
@Transactional
public class EventNames {
  @PersistenceContext EntityManager entities;

  /** Names by id; deleted resources have none. */
  public record Names(
      Map<Long, String> users, Map<Long, String> connections, Map<Long, String> sites) {}

  /** The names for events. */
  public Names of(Collection<SignInEvent> events) {
    return new Names(
        names(
            "select r.id, coalesce(r.profile.email, r.profile.name) from Reader r",
            events,
            SignInEvent::getReaderId),
        names(
            "select r.id, r.settings.name from Connection r", events, SignInEvent::getConnectionId),
        names(
            "select r.id, r.settings.name from Tenant r",
            events,
            event -> event.tenantId().value()));
  }

  private Map<Long, String> names(
      String select, Collection<SignInEvent> events, Function<SignInEvent, Long> id) {
    Set<Long> ids =
        events.stream().map(id).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery(select + " where r.id in :ids", Object[].class)
            .setParameter("ids", ids)
            .getResultStream()
            .filter(row -> row[1] != null)
            .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
  }
}
