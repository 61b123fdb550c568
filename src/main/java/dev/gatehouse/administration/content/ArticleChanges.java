package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Articles;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Makes, changes, moves and deletes articles. */
@ApplicationScoped
@Transactional
public class ArticleChanges {
  @Inject PermittedSites sites;
  @Inject Articles articles;
  @Inject Trail trail;

  /**
   * Makes an article.
   *
   * @throws ChangeRefused and nothing is made
   */
  public Article create(
      Actor actor, TenantId site, ArticleSettings settings, Objections objections) {
    Tenant tenant = sites.find(actor, site, Right.EDIT);
    check(site, settings, objections);
    Article made = articles.create(site, settings);
    Changes changes = Changes.made(Snapshot.of(made.getSettings()));
    trail.record(actor, AuditEvent.ARTICLE_CREATED, tenant, target(made), changes);
    return made;
  }

  /**
   * Replaces the settings.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public Article change(
      Actor actor,
      TenantId site,
      long id,
      Expectation expectation,
      ArticleSettings settings,
      Objections objections) {
    Tenant tenant = sites.find(actor, site, Right.EDIT);
    Article article = find(site, id);
    expectation.requireMet(article.getVersion());
    check(site, settings, objections);
    Map<String, Object> before = Snapshot.of(article.getSettings());
    article.change(settings);
    return save(actor, tenant, article, before);
  }

  /**
   * Moves an article to another category, whose visibility then applies to it.
   *
   * @param categoryId {@code null} for none
   * @throws ChangeRefused and nothing is changed
   */
  public Article move(
      Actor actor, TenantId site, long id, Expectation expectation, Long categoryId) {
    Tenant tenant = sites.find(actor, site, Right.EDIT);
    Article article = find(site, id);
    expectation.requireMet(article.getVersion());
    Map<String, Object> before = Snapshot.of(article.getSettings());
    article.getSettings().setCategoryId(categoryId);
    check(site, article.getSettings(), new Objections());
    return save(actor, tenant, article, before);
  }

  /**
   * Deletes an article.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, TenantId site, long id, Expectation expectation) {
    Tenant tenant = sites.find(actor, site, Right.EDIT);
    Article article = find(site, id);
    expectation.requireMet(article.getVersion());
    Changes changes = Changes.ended(Snapshot.of(article.getSettings()));
    trail.record(actor, AuditEvent.ARTICLE_DELETED, tenant, target(article), changes);
    articles.delete(site, id);
  }

  /** Records that an import has begun or ended; each of its articles has its own entry. */
  public void imported(Actor actor, TenantId site, String file, Changes counts) {
    Tenant tenant = sites.find(actor, site, Right.EDIT);
    trail.record(actor, AuditEvent.ARTICLES_IMPORTED, tenant, "import of " + file, counts);
  }

  private Article save(Actor actor, Tenant tenant, Article article, Map<String, Object> before) {
    Article saved = articles.save(article);
    Changes changes = Changes.between(before, Snapshot.of(saved.getSettings()));
    trail.record(actor, AuditEvent.ARTICLE_UPDATED, tenant, target(saved), changes);
    return saved;
  }

  private void check(TenantId site, ArticleSettings settings, Objections objections) {
    if (!objections.isWrong("groups")) {
      articles.wrongReferences(site, settings).forEach(objections::objectOnce);
    }
    objections.requireNone();
  }

  private Article find(TenantId site, long id) {
    return articles.find(site, id).orElseThrow(Missing::new);
  }

  private static String target(Article article) {
    return "article " + article.getId() + ": " + article.getSettings().getTitle();
  }
}
