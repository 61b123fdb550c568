package dev.gatehouse.administration.find;

import dev.gatehouse.reader.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Users by e-mail address, external id or number, and by parts of address, name and external id.
 * Whole addresses and ids come first: each site has an index of them.
 */
@ApplicationScoped
@Transactional
class UserLookup implements Lookup {
  private static final String COLUMNS =
      "select r.id, r.tenantId, r.profile.name, r.profile.email, r.profile.externalId, t.settings.name"
          + " from Tenant t, Reader r where ";

  @PersistenceContext EntityManager entities;

  @Override
  public FoundKind kind() {
    return FoundKind.USER;
  }

  @Override
  public List<Found> find(Sought sought, Reach reach, int limit) {
    Map<String, Found> found = new LinkedHashMap<>();
    sought.number().ifPresent(id -> add(found, exactly("r.id = :value", id, reach, limit)));
    if (sought.email().isPresent()) {
      add(found, exactly("r.profile.email = :value", sought.email().get(), reach, limit));
    } else {
      add(found, exactly("r.profile.externalId = :value", sought.text(), reach, limit));
      add(
          found,
          exactly(
              "r.id in (select i.readerId from LinkedIdentity i where i.tenantId = t.id"
                  + " and i.externalId = :value)",
              sought.text(),
              reach,
              limit));
      if (found.size() < limit && sought.isWord()) {
        add(found, containing(sought, reach, limit));
      }
    }
    return found.values().stream().limit(limit).toList();
  }

  private static void add(Map<String, Found> found, List<Found> more) {
    more.forEach(one -> found.putIfAbsent(one.id(), one));
  }

  private List<Found> exactly(String condition, Object value, Reach reach, int limit) {
    return reach
        .bind(
            entities.createQuery(
                COLUMNS
                    + reach.holds("t.id")
                    + "r.tenantId = t.id and "
                    + condition
                    + " order by t.id",
                Object[].class))
        .setParameter("value", value)
        .setMaxResults(limit)
        .getResultStream()
        .map(this::found)
        .toList();
  }

  /** Unordered: what there is first suffices, and to order all that fit would take reading them. */
  private List<Found> containing(Sought sought, Reach reach, int limit) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<Long> query = criteria.createQuery(Long.class);
    Root<Reader> reader = query.from(Reader.class);
    Path<Object> profile = reader.get("profile");
    query
        .select(reader.get("id"))
        .where(
            reach.holds(criteria, reader.get("tenantId")),
            criteria.or(
                sought.anywhere().isIn(criteria, profile.get("email")),
                sought.anywhere().isIn(criteria, profile.get("name")),
                sought.anywhere().isIn(criteria, profile.get("externalId"))));
    List<Long> ids = entities.createQuery(query).setMaxResults(limit).getResultList();
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                COLUMNS + "r.tenantId = t.id and r.id in :ids order by r.profile.email, r.id",
                Object[].class)
            .setParameter("ids", ids)
            .getResultStream()
            .map(this::found)
            .toList();
  }

  private Found found(Object[] row) {
    String name = (String) row[2];
    String email = (String) row[3];
    String externalId = (String) row[4];
    String title = email != null ? email : name != null ? name : externalId;
    String more = email != null && name != null ? name + " · " : "";
    return Found.of(
        kind(), (Long) row[1], row[0], title == null ? "" + row[0] : title, more + row[5]);
  }
}
