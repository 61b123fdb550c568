package dev.gatehouse.library.version;

import dev.gatehouse.library.Article;
import dev.gatehouse.library.version.ArticleVersion.Origin;
import dev.gatehouse.library.version.ArticleVersion.State;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The versions of a tenant's articles. */
@ApplicationScoped
@Transactional
public class ArticleVersions {
  /** How many versions of an article are kept: a script may save it every minute. */
  public static final int MOST = 500;

  private static final String OF_ARTICLE =
      " v where v.tenantId = :tenant and v.articleId = :article";

  @PersistenceContext EntityManager entities;

  /**
   * Keeps what an article is after a save, unless nothing changed. What it was before is kept as
   * well if no version has it.
   *
   * @param before {@code null} for a new article
   */
  public void keep(Article article, State before, State after, Origin origin) {
    ArticleVersion last = last(article).orElse(null);
    if (before != null && (last == null || last.getArticleVersion() != before.version())) {
      last = add(article, last, Origin.UNKNOWN, before, null);
    }
    if (before != null && after.changedSince(before).isEmpty()) {
      // Such a save still gives the article's row another version.
      last.isAlso(after);
    } else {
      trim(article, add(article, last, origin, after, before).getNumber() - MOST);
    }
    entities.flush();
  }

  /**
   * @param before {@code null} if the text has to be kept whatever it was
   */
  private ArticleVersion add(
      Article article, ArticleVersion last, Origin origin, State state, State before) {
    int number = last == null ? 1 : last.getNumber() + 1;
    List<String> changed = before == null ? List.of() : state.changedSince(before);
    boolean newText = before == null || changed.contains(State.BODY);
    if (newText) {
      entities.persist(new ArticleText(article, number, state));
    }
    int textNumber = newText ? number : last.getTextNumber();
    ArticleVersion added = new ArticleVersion(article, number, origin, state, textNumber, changed);
    entities.persist(added);
    return added;
  }

  private Optional<ArticleVersion> last(Article article) {
    return before(article.tenantId(), article.getId(), Integer.MAX_VALUE, 1).stream().findFirst();
  }

  private void trim(Article article, int oldest) {
    if (oldest > 0) {
      entities.flush();
      bound(
              entities.createQuery(
                  "delete from ArticleVersion" + OF_ARTICLE + " and v.number <= :number"),
              article.tenantId(),
              article.getId())
          .setParameter("number", oldest)
          .executeUpdate();
      bound(
              entities.createQuery(
                  "delete from ArticleText"
                      + OF_ARTICLE
                      + " and v.number < (select min(w.textNumber) from ArticleVersion w"
                      + " where w.tenantId = :tenant and w.articleId = :article)"),
              article.tenantId(),
              article.getId())
          .executeUpdate();
    }
  }

  /** The versions of an article before one of them, the newest first. */
  public List<ArticleVersion> before(TenantId tenant, long articleId, int number, int limit) {
    return of(
            "select v from ArticleVersion"
                + OF_ARTICLE
                + " and v.number < :number order by v.number desc",
            ArticleVersion.class,
            tenant,
            articleId)
        .setParameter("number", number)
        .setMaxResults(limit)
        .getResultList();
  }

  public Optional<ArticleVersion> find(TenantId tenant, long articleId, int number) {
    return of(
            "select v from ArticleVersion" + OF_ARTICLE + " and v.number = :number",
            ArticleVersion.class,
            tenant,
            articleId)
        .setParameter("number", number)
        .getResultStream()
        .findFirst();
  }

  /**
   * The number of the version that an article's row had, or that its next save will give to it if
   * none was kept.
   *
   * @param rowVersion of the article's row
   */
  public int numberOf(TenantId tenant, long articleId, long rowVersion) {
    // A save that changed nothing raised the row's version, and its version's with it.
    Integer number =
        of(
                "select min(v.number) from ArticleVersion"
                    + OF_ARTICLE
                    + " and v.articleVersion >= :row",
                Integer.class,
                tenant,
                articleId)
            .setParameter("row", rowVersion)
            .getSingleResult();
    Integer last =
        of(
                "select max(v.number) from ArticleVersion" + OF_ARTICLE,
                Integer.class,
                tenant,
                articleId)
            .getSingleResult();
    int next = last == null ? 1 : last + 1;
    return number == null ? next : number;
  }

  /** The Markdown of a version. */
  public String body(ArticleVersion version) {
    return of(
            "select v.body from ArticleText" + OF_ARTICLE + " and v.number = :number",
            String.class,
            version.tenantId(),
            version.getArticleId())
        .setParameter("number", version.getTextNumber())
        .getSingleResult();
  }

  /** Whether the text of some version contains these characters. */
  public boolean contain(TenantId tenant, String characters) {
    return !entities
        .createQuery(
            "select v.id from ArticleText v where v.tenantId = :tenant"
                + " and locate(:characters, v.body) > 0",
            Long.class)
        .setParameter("tenant", tenant.value())
        .setParameter("characters", characters)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  private <T> TypedQuery<T> of(String query, Class<T> type, TenantId tenant, long articleId) {
    TypedQuery<T> made = entities.createQuery(query, type);
    bound(made, tenant, articleId);
    return made;
  }

  private static Query bound(Query query, TenantId tenant, long articleId) {
    return query.setParameter("tenant", tenant.value()).setParameter("article", articleId);
  }
}
