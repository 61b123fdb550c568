package dev.gatehouse.administration.find;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/**
 * Events by the code that a reader quotes, by their number, and by the external id of somebody whom
 * tokens name. A trace id is looked up site by site, in the index that each site has.
 */
@ApplicationScoped
@Transactional
class EventLookup implements Lookup {
  private static final String COLUMNS =
      "select e.id, e.tenantId, e.name, e.reason, t.settings.name from Tenant t, SignInEvent e where ";

  @PersistenceContext EntityManager entities;

  @Override
  public FoundKind kind() {
    return FoundKind.EVENT;
  }

  @Override
  public List<Found> find(Sought sought, Reach reach, int limit) {
    List<Found> found = new ArrayList<>();
    sought.number().ifPresent(id -> found.addAll(by("e.id = :value", id, reach, limit)));
    if (sought.email().isEmpty()) {
      found.addAll(by("e.traceId = :value order by e.at desc", sought.traceId(), reach, limit));
      found.addAll(
          by(
              "e.subject.externalId = :value order by e.subject.externalId desc, e.at desc, e.id desc",
              sought.text(),
              reach,
              limit));
    }
    return found.stream().distinct().limit(limit).toList();
  }

  private List<Found> by(String condition, Object value, Reach reach, int limit) {
    return reach
        .bind(
            entities.createQuery(
                COLUMNS + reach.holds("t.id") + "e.tenantId = t.id and " + condition,
                Object[].class))
        .setParameter("value", value)
        .setMaxResults(limit)
        .getResultStream()
        .map(
            row ->
                Found.of(
                    kind(),
                    (Long) row[1],
                    row[0],
                    row[3] == null ? (String) row[2] : (String) row[3],
                    row[2] + " · " + row[4]))
        .toList();
  }
}
