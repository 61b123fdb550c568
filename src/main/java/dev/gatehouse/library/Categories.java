package dev.gatehouse.library;

import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The categories of a tenant; they form trees. */
@ApplicationScoped
@Transactional
public class Categories {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Tenants tenants;
  @Inject PermissionGroups groups;
  @Inject OldAddresses addresses;

  public List<Category> list(TenantId tenant, long afterId, int limit) {
    return entities
        .createQuery(
            "select c from Category c where c.tenantId = :tenant and c.id > :after order by c.id",
            Category.class)
        .setParameter("tenant", tenant.value())
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  public Optional<Category> find(TenantId tenant, long id) {
    return Optional.ofNullable(entities.find(Category.class, id))
        .filter(category -> category.tenantId().equals(tenant));
  }

  /**
   * The settings' references to absent categories and groups: an error message by field name.
   *
   * @param id the category that receives the settings; {@code null} for a new category
   */
  public Map<String, String> wrongReferences(TenantId tenant, Long id, CategorySettings settings) {
    Map<String, String> wrong = new LinkedHashMap<>();
    Long parent = settings.getParentId();
    if (parent != null && find(tenant, parent).isEmpty()) {
      wrong.put("parentId", "must be a category of this site");
    } else if (id != null && chain(tenant, parent).contains(id)) {
      wrong.put("parentId", "must not be the category itself or one of its subcategories");
    }
    groups
        .objection(tenant, settings.getGroups())
        .ifPresent(objection -> wrong.put("groups", objection));
    return wrong;
  }

  public Category create(TenantId tenant, CategorySettings settings) {
    tenants.touchContent(tenant);
    Category category = new Category(tenant, settings, clock.instant());
    entities.persist(category);
    entities.flush();
    addresses.keep(tenant, Place.category(category.getId()), settings.getAliases());
    return category;
  }

  /**
   * Saves a changed category.
   *
   * @throws OptimisticLockException when the category is stale, or when it and another category
   *     were moved into each other at the same time; {@link #wrongReferences} reports every other
   *     circle
   */
  public Category save(Category category) {
    // First, because it locks the tenant: two concurrent moves could otherwise close a circle.
    tenants.touchContent(category.tenantId());
    if (chain(category.tenantId(), category.getSettings().getParentId())
        .contains(category.getId())) {
      throw new OptimisticLockException("moved into itself by two concurrent moves");
    }
    category.savedAt(clock.instant());
    Category saved = entities.merge(category);
    entities.flush();
    addresses.keep(
        saved.tenantId(), Place.category(saved.getId()), saved.getSettings().getAliases());
    return saved;
  }

  /** Ids of the categories directly in a category. */
  public List<Long> idsIn(TenantId tenant, long parentId) {
    return entities
        .createQuery(
            "select c.id from Category c where c.tenantId = :tenant"
                + " and c.settings.parentId = :parent order by c.id",
            Long.class)
        .setParameter("tenant", tenant.value())
        .setParameter("parent", parentId)
        .getResultList();
  }

  /** Whether the category contains anything; such a category cannot be deleted. */
  public boolean isInUse(TenantId tenant, long id) {
    return finds(
            "select c.id from Category c"
                + " where c.tenantId = :tenant and c.settings.parentId = :id",
            tenant,
            id)
        || finds(
            "select a.id from Article a"
                + " where a.tenantId = :tenant and a.settings.categoryId = :id",
            tenant,
            id);
  }

  /**
   * Deletes an empty category.
   *
   * @throws OptimisticLockException when the category is no longer empty
   */
  public boolean delete(TenantId tenant, long id) {
    // First, because it locks the tenant, as every change that puts something into it does.
    tenants.touchContent(tenant);
    Optional<Category> category = find(tenant, id);
    if (isInUse(tenant, id)) {
      throw new OptimisticLockException("the category is in use");
    }
    category.ifPresent(entities::remove);
    entities.flush();
    return category.isPresent();
  }

  private boolean finds(String query, TenantId tenant, long id) {
    return !entities
        .createQuery(query, Long.class)
        .setParameter("tenant", tenant.value())
        .setParameter("id", id)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The ids of a category and of all categories around it. */
  private Set<Long> chain(TenantId tenant, Long start) {
    Set<Long> chain = new HashSet<>();
    Long id = start;
    while (id != null && chain.add(id)) {
      id = parentOf(tenant, id);
    }
    return chain;
  }

  private Long parentOf(TenantId tenant, long id) {
    List<Long> parents =
        entities
            .createQuery(
                "select c.settings.parentId from Category c"
                    + " where c.tenantId = :tenant and c.id = :id",
                Long.class)
            .setParameter("tenant", tenant.value())
            .setParameter("id", id)
            .getResultList();
    return parents.isEmpty() ? null : parents.get(0);
  }

  /** How many categories each permission group restricts, by group id; other groups are absent. */
  public Map<String, Long> countByGroup(TenantId tenant) {
    return entities
        .createQuery(
            "select g, count(c) from Category c join c.settings.groups g"
                + " where c.tenantId = :tenant group by g",
            Object[].class)
        .setParameter("tenant", tenant.value())
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }
}
