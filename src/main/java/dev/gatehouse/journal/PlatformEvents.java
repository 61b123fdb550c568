package dev.gatehouse.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** The events of all tenants, newest first, for platform administrators. */
@ApplicationScoped
@Transactional
public class PlatformEvents {
  @PersistenceContext EntityManager entities;

  /** As {@link Events#list}. */
  public List<SignInEvent> list(Events.Filter filter, Events.Place before, int limit) {
    return new EventQuery(entities, null, filter).list(entities, before, limit);
  }
}
