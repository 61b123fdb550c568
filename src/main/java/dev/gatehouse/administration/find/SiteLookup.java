package dev.gatehouse.administration.find;

import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Sites by name, subdomain, custom domain, id or widget id, in the order of their names. */
@ApplicationScoped
@Transactional
class SiteLookup implements Lookup {
  @PersistenceContext EntityManager entities;

  @Override
  public FoundKind kind() {
    return FoundKind.SITE;
  }

  @Override
  public List<Found> find(Sought sought, Reach reach, int limit) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<Object[]> query = criteria.createQuery(Object[].class);
    Root<Tenant> site = query.from(Tenant.class);
    Path<String> name = site.get("settings").get("name");
    Path<String> subdomain = site.get("settings").get("subdomain");
    List<Predicate> any = new ArrayList<>();
    any.add(sought.anywhere().isIn(criteria, name));
    any.add(sought.anywhere().isIn(criteria, subdomain));
    any.add(criteria.equal(site.get("widgetId"), sought.text()));
    List<Long> ids = byDomain(sought, reach, limit);
    sought.number().ifPresent(ids::add);
    if (!ids.isEmpty()) {
      any.add(site.get("id").in(ids));
    }
    query
        .multiselect(site.get("id"), name, subdomain)
        .where(reach.holds(criteria, site.get("id")), criteria.or(any.toArray(Predicate[]::new)))
        .orderBy(criteria.asc(criteria.lower(name)), criteria.asc(site.get("id")));
    return entities
        .createQuery(query)
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> Found.of(kind(), (Long) row[0], row[0], (String) row[1], (String) row[2]))
        .toList();
  }

  private List<Long> byDomain(Sought sought, Reach reach, int limit) {
    return new ArrayList<>(
        reach
            .bind(
                entities.createQuery(
                    "select t.id from Tenant t join t.settings.customDomains d where "
                        + reach.holds("t.id")
                        + "d like :domain",
                    Long.class))
            .setParameter("domain", sought.pattern())
            .setMaxResults(limit)
            .getResultList());
  }
}
