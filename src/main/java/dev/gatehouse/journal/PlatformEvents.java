package dev.gatehouse.journal;

import dev.gatehouse.journal.filter.EventFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The events of all tenants, newest first, for platform administrators. */
@ApplicationScoped
@Transactional
public class PlatformEvents {
  @PersistenceContext EntityManager entities;

  /** As {@link Events#list}. */
  public List<SignInEvent> list(EventFilter filter, Events.Place before, int limit) {
    return EventQuery.list(entities, null, filter, before, limit);
  }

  /** As {@link Events#next}. */
  public Optional<SignInEvent> next(EventFilter filter, Events.Place place) {
    return EventQuery.next(entities, null, filter, place);
  }
}
