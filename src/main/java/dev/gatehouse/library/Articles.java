package dev.gatehouse.library;

import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.library.file.StoredFiles;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.text.FoldedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The articles of a tenant. */
@ApplicationScoped
@Transactional
public class Articles {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Tenants tenants;
  @Inject Categories categories;
  @Inject PermissionGroups groups;
  @Inject OldAddresses addresses;
  @Inject StoredFiles files;

  public List<Article> list(TenantId tenant, long afterId, int limit) {
    return entities
        .createQuery(
            "select a from Article a where a.tenantId = :tenant and a.id > :after order by a.id",
            Article.class)
        .setParameter("tenant", tenant.value())
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Whether readers of a published article have to have signed in a short time ago. */
  public boolean askForRecentSignIns(TenantId tenant) {
    return entities
            .createQuery(
                "select count(a) from Article a where a.tenantId = :tenant"
                    + " and a.settings.reauthenticate = true and a.settings.published = true",
                Long.class)
            .setParameter("tenant", tenant.value())
            .getSingleResult()
        > 0;
  }

  /** Whether readers have anything to read. */
  public boolean anyPublished(TenantId tenant) {
    return !entities
        .createQuery(
            "select a.id from Article a where a.tenantId = :tenant"
                + " and a.settings.published = true",
            Long.class)
        .setParameter("tenant", tenant.value())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  public Optional<Article> find(TenantId tenant, long id) {
    return Optional.ofNullable(entities.find(Article.class, id))
        .filter(article -> article.tenantId().equals(tenant));
  }

  /** The settings' references to absent categories and groups: an error message by field name. */
  public Map<String, String> wrongReferences(TenantId tenant, ArticleSettings settings) {
    Map<String, String> wrong = new LinkedHashMap<>();
    Long category = settings.getCategoryId();
    if (category != null && categories.find(tenant, category).isEmpty()) {
      wrong.put("categoryId", "must be a category of this site");
    }
    groups
        .objection(tenant, settings.getGroups())
        .ifPresent(objection -> wrong.put("groups", objection));
    return wrong;
  }

  public Article create(TenantId tenant, ArticleSettings settings) {
    tenants.touchContent(tenant);
    Article article = new Article(tenant, settings, clock.instant());
    entities.persist(article);
    entities.flush();
    addresses.keep(tenant, Place.article(article.getId()), settings.getAliases());
    return article;
  }

  /**
   * Saves a changed article.
   *
   * @throws jakarta.persistence.OptimisticLockException when the article is stale
   */
  public Article save(Article article) {
    tenants.touchContent(article.tenantId());
    touchFiles(article);
    article.savedAt(clock.instant());
    Article saved = entities.merge(article);
    entities.flush();
    addresses.keep(
        saved.tenantId(), Place.article(saved.getId()), saved.getSettings().getAliases());
    return saved;
  }

  public boolean delete(TenantId tenant, long id) {
    Optional<Article> article = find(tenant, id);
    article.ifPresent(
        found -> {
          touchFiles(found);
          entities.remove(found);
          entities.flush();
          tenants.touchContent(tenant);
        });
    return article.isPresent();
  }

  /** Whoever moves a picture to another article has time for it. */
  private void touchFiles(Article article) {
    Set<String> hashes = FileAddress.in(article.getSettings().getBody());
    hashes.addAll(
        entities
            .createQuery(
                "select f from Article a join a.files f where a.tenantId = :tenant and a.id = :id",
                String.class)
            .setParameter("tenant", article.tenantId().value())
            .setParameter("id", article.getId())
            .getResultList());
    files.touch(article.tenantId(), hashes);
  }

  /** Ids of the articles whose text has the address of a file. */
  public List<Long> idsUsing(TenantId tenant, String fileHash) {
    return entities
        .createQuery(
            "select a.id from Article a join a.files f where a.tenantId = :tenant and f = :hash"
                + " order by a.id",
            Long.class)
        .setParameter("tenant", tenant.value())
        .setParameter("hash", fileHash)
        .getResultList();
  }

  /** Ids of the articles directly in a category. */
  public List<Long> idsIn(TenantId tenant, long categoryId) {
    return entities
        .createQuery(
            "select a.id from Article a where a.tenantId = :tenant"
                + " and a.settings.categoryId = :category order by a.id",
            Long.class)
        .setParameter("tenant", tenant.value())
        .setParameter("category", categoryId)
        .getResultList();
  }

  /** Id, version and Markdown of some articles; deleted articles are absent. */
  List<Object[]> bodies(TenantId tenant, Collection<Long> ids) {
    return entities
        .createQuery(
            "select a.id, a.version, a.settings.body from Article a"
                + " where a.tenantId = :tenant and a.id in :ids",
            Object[].class)
        .setParameter("tenant", tenant.value())
        .setParameter("ids", ids)
        .getResultList();
  }

  /**
   * Which of some articles have all of these words in their text, in whatever case and with or
   * without accents: for drafts, which no index has.
   *
   * @param words see {@link FoldedText}
   */
  public Set<Long> withWords(TenantId tenant, Collection<Long> ids, List<String> words) {
    return ids.isEmpty()
        ? Set.of()
        : bodies(tenant, ids).stream()
            .filter(row -> words.stream().allMatch(FoldedText.of((String) row[2])::contains))
            .map(row -> (Long) row[0])
            .collect(Collectors.toSet());
  }

  /** How many articles each permission group restricts, by group id; other groups are absent. */
  public Map<String, Long> countByGroup(TenantId tenant) {
    return entities
        .createQuery(
            "select g, count(a) from Article a join a.settings.groups g"
                + " where a.tenantId = :tenant group by g",
            Object[].class)
        .setParameter("tenant", tenant.value())
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }
}
