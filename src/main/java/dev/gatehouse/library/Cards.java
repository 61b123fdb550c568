package dev.gatehouse.library;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a tenant's catalogue: five queries for any number of articles. The queries leave out the
 * articles' texts, because the texts of a large help center do not fit where its titles do.
 *
 * <p>Each query sees what is committed when it begins (READ COMMITTED). An article that is
 * restricted between two of them would be read with its new text and its old readers, so the
 * tenant's revision, which every change of the content raises, must be the same before and after.
 */
@ApplicationScoped
class Cards {
  private static final int UNLOCKED_ATTEMPTS = 3;

  @PersistenceContext EntityManager entities;

  /**
   * All content of a tenant, drafts included.
   *
   * @param revision the tenant's revision that the content is of
   */
  record Content(long revision, Catalogue catalogue) {}

  @Transactional
  public Content read(TenantId tenant) {
    for (int i = 0; i < UNLOCKED_ATTEMPTS; i++) {
      long before = revision(tenant, "");
      Catalogue catalogue = catalogue(tenant);
      if (revision(tenant, "") == before) {
        return new Content(before, catalogue);
      }
    }
    // An import of many articles must not keep pages from being read: now its next change waits.
    return new Content(revision(tenant, " for update"), catalogue(tenant));
  }

  /** The tenant's revision; 0, which none has, once the tenant is deleted. */
  private long revision(TenantId tenant, String lock) {
    List<?> found =
        entities
            .createNativeQuery("select revision from tenant where id = ?" + lock)
            .setParameter(1, tenant.value())
            .getResultList();
    return found.isEmpty() ? 0 : ((Number) found.get(0)).longValue();
  }

  private Catalogue catalogue(TenantId tenant) {
    return new Catalogue(categories(tenant), articles(tenant), usersOfFiles(tenant));
  }

  private List<CategoryCard> categories(TenantId tenant) {
    Map<Long, Set<String>> groups = groups(tenant, "Category");
    return rows(
            tenant,
            "select c.id, c.settings.title, c.settings.slug, c.settings.description,"
                + " c.settings.parentId, c.settings.position, c.settings.visitors, c.settings.aliases,"
                + " c.createdAt, c.updatedAt"
                + " from Category c where c.tenantId = :tenant order by c.id")
        .stream()
        .map(row -> category(row, groups))
        .toList();
  }

  private static CategoryCard category(Object[] row, Map<Long, Set<String>> groups) {
    return new CategoryCard(
        (Long) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (Long) row[4],
        (Integer) row[5],
        groups.getOrDefault((Long) row[0], Set.of()),
        (Boolean) row[6],
        texts(row[7]),
        (Instant) row[8],
        (Instant) row[9]);
  }

  private List<ArticleCard> articles(TenantId tenant) {
    Map<Long, Set<String>> groups = groups(tenant, "Article");
    return rows(
            tenant,
            "select a.id, a.version, a.settings.title, a.settings.slug, a.settings.description,"
                + " a.settings.categoryId, a.settings.position, a.settings.language.lang,"
                + " a.settings.language.dir,"
                + " a.settings.tags, a.settings.visitors,"
                + " a.settings.signedInOnly, a.settings.published,"
                + " a.settings.reauthenticate, a.settings.aliases, a.createdAt, a.updatedAt"
                + " from Article a where a.tenantId = :tenant order by a.id")
        .stream()
        .map(row -> article(row, groups))
        .toList();
  }

  private static ArticleCard article(Object[] row, Map<Long, Set<String>> groups) {
    return new ArticleCard(
        (Long) row[0],
        (Long) row[1],
        (String) row[2],
        (String) row[3],
        (String) row[4],
        (Long) row[5],
        (Integer) row[6],
        (String) row[7],
        (TextDirection) row[8],
        texts(row[9]),
        groups.getOrDefault((Long) row[0], Set.of()),
        (Boolean) row[10],
        (Boolean) row[11],
        (Boolean) row[12],
        (Boolean) row[13],
        texts(row[14]),
        (Instant) row[15],
        (Instant) row[16]);
  }

  private static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }

  private Map<Long, Set<String>> groups(TenantId tenant, String entity) {
    Map<Long, Set<String>> groups = new HashMap<>();
    rows(
            tenant,
            "select e.id, g from "
                + entity
                + " e join e.settings.groups g"
                + " where e.tenantId = :tenant")
        .forEach(
            row ->
                groups.computeIfAbsent((Long) row[0], id -> new TreeSet<>()).add((String) row[1]));
    return groups;
  }

  private Map<String, List<Long>> usersOfFiles(TenantId tenant) {
    Map<String, List<Long>> users = new HashMap<>();
    rows(tenant, "select a.id, f from Article a join a.files f where a.tenantId = :tenant")
        .forEach(
            row ->
                users
                    .computeIfAbsent((String) row[1], hash -> new ArrayList<>())
                    .add((Long) row[0]));
    return users;
  }

  private List<Object[]> rows(TenantId tenant, String query) {
    return entities
        .createQuery(query, Object[].class)
        .setParameter("tenant", tenant.value())
        .getResultList();
  }
}
