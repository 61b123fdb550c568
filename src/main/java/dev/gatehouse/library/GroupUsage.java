package dev.gatehouse.library;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;

/** How many articles and categories each permission group of a tenant restricts. */
@ApplicationScoped
@Transactional
public class GroupUsage {
  @PersistenceContext EntityManager entities;

  /** The number of articles by group id; groups without articles are absent. */
  public Map<String, Long> articles(TenantId tenant) {
    return count(
        "select g, count(a) from Article a join a.settings.groups g"
            + " where a.tenantId = :tenant group by g",
        tenant);
  }

  /** The number of categories by group id; groups without categories are absent. */
  public Map<String, Long> categories(TenantId tenant) {
    return count(
        "select g, count(c) from Category c join c.settings.groups g"
            + " where c.tenantId = :tenant group by g",
        tenant);
  }

  private Map<String, Long> count(String jpql, TenantId tenant) {
    return entities
        .createQuery(jpql, Object[].class)
        .setParameter("tenant", tenant.value())
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }
}
