package dev.gatehouse.administration.find;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;

/** Sessions of readers by their number. */
@ApplicationScoped
@Transactional
class SessionLookup implements Lookup {
  @PersistenceContext EntityManager entities;

  @Override
  public FoundKind kind() {
    return FoundKind.SESSION;
  }

  @Override
  public List<Found> find(Sought sought, Reach reach, int limit) {
    if (sought.number().isEmpty()) {
      return List.of();
    }
    return reach
        .bind(
            entities.createQuery(
                "select s.id, s.tenantId, s.readerId, s.displayName, t.settings.name"
                    + " from Tenant t, ReaderSession s where "
                    + reach.holds("t.id")
                    + "s.tenantId = t.id and s.id = :id",
                Object[].class))
        .setParameter("id", sought.number().get())
        .getResultStream()
        .map(
            row ->
                new Found(
                    kind(),
                    (Long) row[1],
                    String.valueOf(row[0]),
                    (Long) row[2],
                    row[3] == null ? String.valueOf(row[0]) : (String) row[3],
                    (String) row[4]))
        .toList();
  }
}
