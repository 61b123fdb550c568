package dev.gatehouse.administration.find;

import dev.gatehouse.tenant.Connection;
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

/** Connections by name, number or client id. */
@ApplicationScoped
@Transactional
class ConnectionLookup implements Lookup {
  @PersistenceContext EntityManager entities;

  @Override
  public FoundKind kind() {
    return FoundKind.CONNECTION;
  }

  @Override
  public List<Found> find(Sought sought, Reach reach, int limit) {
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<Object[]> query = criteria.createQuery(Object[].class);
    Root<Connection> connection = query.from(Connection.class);
    Root<Tenant> site = query.from(Tenant.class);
    Path<String> name = connection.get("settings").get("name");
    List<Predicate> any = new ArrayList<>();
    any.add(criteria.equal(connection.get("clientId"), sought.text()));
    if (sought.isWord()) {
      any.add(sought.anywhere().isIn(criteria, name));
    }
    sought.number().ifPresent(id -> any.add(criteria.equal(connection.get("id"), id)));
    query
        .multiselect(
            connection.get("id"),
            connection.get("tenantId"),
            name,
            site.get("settings").get("name"))
        .where(
            reach.holds(criteria, connection.get("tenantId")),
            criteria.equal(connection.get("tenantId"), site.get("id")),
            criteria.or(any.toArray(Predicate[]::new)))
        .orderBy(criteria.asc(criteria.lower(name)), criteria.asc(connection.get("id")));
    return entities
        .createQuery(query)
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> Found.of(kind(), (Long) row[1], row[0], (String) row[2], (String) row[3]))
        .toList();
  }
}
