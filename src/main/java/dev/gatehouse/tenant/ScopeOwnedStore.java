package dev.gatehouse.tenant;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A store of what belongs to scopes. The tenant is {@code null} for the platform. */
public abstract class ScopeOwnedStore<T extends ScopeOwned<?>> {
  @PersistenceContext protected EntityManager entities;

  private final Class<T> type;

  protected ScopeOwnedStore(Class<T> type) {
    this.type = type;
  }

  /** Those of the tenant, or of the platform, after an id. */
  public List<T> list(TenantId tenant, long afterId, int limit) {
    TypedQuery<T> query =
        entities
            .createQuery(
                "select e from %s e where e.id > :after and e.tenantId %s order by e.id"
                    .formatted(type.getSimpleName(), tenant == null ? "is null" : "= :tenant"),
                type)
            .setParameter("after", afterId)
            .setMaxResults(limit);
    return (tenant == null ? query : query.setParameter("tenant", tenant.value())).getResultList();
  }

  /** The one with an id, if it belongs to the tenant, or to the platform. */
  public Optional<T> find(TenantId tenant, long id) {
    return Optional.ofNullable(entities.find(type, id))
        .filter(found -> Objects.equals(tenant, found.tenant()));
  }

  public void delete(T stored) {
    entities.remove(entities.merge(stored));
    entities.flush();
  }
}
