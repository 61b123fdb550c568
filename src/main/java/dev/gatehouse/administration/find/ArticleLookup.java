package dev.gatehouse.administration.find;

import dev.gatehouse.library.Article;
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

/** Articles by title or number. */
@ApplicationScoped
@Transactional
class ArticleLookup implements Lookup {
  @PersistenceContext EntityManager entities;

  @Override
  public FoundKind kind() {
    return FoundKind.ARTICLE;
  }

  @Override
  public List<Found> find(Sought sought, Reach reach, int limit) {
    if (!sought.isWord() && sought.number().isEmpty()) {
      return List.of();
    }
    CriteriaBuilder criteria = entities.getCriteriaBuilder();
    CriteriaQuery<Object[]> query = criteria.createQuery(Object[].class);
    Root<Article> article = query.from(Article.class);
    Root<Tenant> site = query.from(Tenant.class);
    Path<String> title = article.get("settings").get("title");
    List<Predicate> any = new ArrayList<>();
    if (sought.isWord()) {
      any.add(sought.anywhere().isIn(criteria, title));
    }
    sought.number().ifPresent(id -> any.add(criteria.equal(article.get("id"), id)));
    query
        .multiselect(
            article.get("id"), article.get("tenantId"), title, site.get("settings").get("name"))
        .where(
            reach.holds(criteria, article.get("tenantId")),
            criteria.equal(article.get("tenantId"), site.get("id")),
            criteria.or(any.toArray(Predicate[]::new)))
        .orderBy(criteria.asc(article.get("id")));
    return entities
        .createQuery(query)
        .setMaxResults(limit)
        .getResultStream()
        .map(row -> Found.of(kind(), (Long) row[1], row[0], (String) row[2], (String) row[3]))
        .toList();
  }
}
