package dev.gatehouse.library;

import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.address.OldPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which article or category of a tenant has which alias: none has an alias of another. */
@ApplicationScoped
@Transactional
public class OldAddresses {
  @PersistenceContext EntityManager entities;

  /** The article or category that has an alias, if any. */
  public Optional<Place> owner(TenantId tenant, String path) {
    return entities
        .createQuery(
            "select o from OldAddress o where o.tenantId = :tenant and o.path = :path",
            OldAddress.class)
        .setParameter("tenant", tenant.value())
        .setParameter("path", OldPath.key(path))
        .getResultStream()
        .map(OldAddress::place)
        .findFirst();
  }

  /**
   * Notes the aliases that an article or category has from now on. The database refuses one that
   * another has, also if both are saved at the same time.
   */
  public void keep(TenantId tenant, Place place, Collection<String> aliases) {
    Set<String> keys =
        aliases.stream().map(OldPath::key).collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> known = keys(tenant, place);
    known.stream().filter(key -> !keys.contains(key)).forEach(key -> delete(tenant, key));
    keys.stream()
        .filter(key -> !known.contains(key))
        .forEach(key -> entities.persist(new OldAddress(tenant, key, place)));
    entities.flush();
  }

  private Set<String> keys(TenantId tenant, Place place) {
    return entities
        .createQuery(
            "select o.path from OldAddress o where o.tenantId = :tenant and o."
                + (place.article() ? "articleId" : "categoryId")
                + " = :id",
            String.class)
        .setParameter("tenant", tenant.value())
        .setParameter("id", place.id())
        .getResultStream()
        .collect(Collectors.toSet());
  }

  /** At once, so that something else may get the address in the same transaction. */
  private void delete(TenantId tenant, String key) {
    entities
        .createQuery("delete from OldAddress o where o.tenantId = :tenant and o.path = :path")
        .setParameter("tenant", tenant.value())
        .setParameter("path", key)
        .executeUpdate();
  }
}
