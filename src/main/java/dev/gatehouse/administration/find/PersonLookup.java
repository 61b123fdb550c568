package dev.gatehouse.administration.find;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody whom tokens name, by their whole e-mail address or external id: at each site that does
 * not keep them as a user, with the newest event that tells of them. Whoever sees all sites also
 * finds an address once for all of them.
 */
@ApplicationScoped
@Transactional
class PersonLookup implements Lookup {
  /** Of somebody with many more, sites where they were last are found. */
  private static final int MOST_EVENTS = 500;

  private static final String BY_EMAIL = "r.profile.email = :value";

  private static final String BY_EXTERNAL_ID =
      "(r.profile.externalId = :value or r.id in (select i.readerId from LinkedIdentity i"
          + " where i.tenantId = r.tenantId and i.externalId = :value))";

  @PersistenceContext EntityManager entities;

  @Override
  public FoundKind kind() {
    return FoundKind.PERSON;
  }

  @Override
  public List<Found> find(Sought sought, Reach reach, int limit) {
    Optional<String> email = sought.email();
    String value = email.orElse(sought.text());
    Map<Long, Long> newest =
        newest(email.isPresent() ? "e.subject.email" : "e.subject.externalId", value, reach);
    List<Found> found = new ArrayList<>();
    if (email.isPresent() && reach.everywhere() && isKnown(newest, value)) {
      found.add(new Found(kind(), null, value, null, value, null));
    }
    newest.keySet().removeAll(keeping(newest.keySet(), email.isPresent(), value));
    found.addAll(named(newest, value, limit));
    return found.stream().limit(limit).toList();
  }

  /** The newest event at each site, in the order in which the index has them. */
  private Map<Long, Long> newest(String column, String value, Reach reach) {
    Map<Long, Long> newest = new LinkedHashMap<>();
    reach
        .bind(
            entities.createQuery(
                "select e.tenantId, e.id from SignInEvent e where %s%s = :value"
                        .formatted(reach.holds("e.tenantId"), column)
                    + " order by %s desc, e.at desc, e.id desc".formatted(column),
                Object[].class))
        .setParameter("value", value)
        .setMaxResults(MOST_EVENTS)
        .getResultStream()
        .forEach(row -> newest.putIfAbsent((Long) row[0], (Long) row[1]));
    return newest;
  }

  /** Whether a token or a user anywhere has the address. */
  private boolean isKnown(Map<Long, Long> newest, String email) {
    return !newest.isEmpty()
        || !entities
            .createQuery(
                "select r.id from Tenant r0, Reader r where r.tenantId = r0.id and " + BY_EMAIL,
                Long.class)
            .setParameter("value", email)
            .setMaxResults(1)
            .getResultList()
            .isEmpty();
  }

  /** Those of these sites where it is a user's, who is found as one. */
  private List<Long> keeping(Set<Long> sites, boolean isEmail, String value) {
    return sites.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select r.tenantId from Reader r where r.tenantId in :sites and "
                    + (isEmail ? BY_EMAIL : BY_EXTERNAL_ID),
                Long.class)
            .setParameter("sites", sites)
            .setParameter("value", value)
            .getResultList();
  }

  private List<Found> named(Map<Long, Long> newest, String value, int limit) {
    return newest.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select t.id, t.settings.name from Tenant t where t.id in :sites"
                    + " order by t.settings.name",
                Object[].class)
            .setParameter("sites", newest.keySet())
            .setMaxResults(limit)
            .getResultStream()
            .map(
                row ->
                    new Found(
                        kind(),
                        (Long) row[0],
                        value,
                        newest.get((Long) row[0]),
                        value,
                        (String) row[1]))
            .toList();
  }
}
