package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Place;
import dev.gatehouse.library.Positions;
import dev.gatehouse.library.Positions.Things;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;

/** Makes, changes, moves and deletes articles. */
@ApplicationScoped
@Transactional
public class ArticleChanges {
  @Inject Articles articles;
  @Inject Positions positions;
  @Inject AliasRules aliases;
  @Inject Trail trail;

  /**
   * Makes an article.
   *
   * @throws ChangeRefused and nothing is made
   */
  public Article create(Actor actor, Tenant site, ArticleSettings settings, Objections objections) {
    actor.require(Right.EDIT, site.tenantId());
    check(site, null, settings, objections);
    Article made = articles.create(site.tenantId(), settings);
    Changes changes = Changes.made(Snapshot.of(made.getSettings()));
    trail.record(actor, AuditEvent.ARTICLE_CREATED, site, target(made), changes);
    return made;
  }

  /**
   * Replaces the settings.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public Article change(
      Actor actor,
      Tenant site,
      long id,
      Expectation expectation,
      ArticleSettings settings,
      Objections objections) {
    actor.require(Right.EDIT, site.tenantId());
    Article article = find(site, id);
    expectation.requireMet(article.getVersion());
    objections.keep(article.getSettings(), settings);
    check(site, id, settings, objections);
    Map<String, Object> before = Snapshot.of(article.getSettings());
    settings.setPosition(article.getSettings().getPosition());
    settings.completeSlug();
    aliases.keepSlug(site, (String) before.get("slug"), settings.getSlug(), settings.getAliases());
    article.change(settings);
    return save(actor, site, article, before);
  }

  /**
   * Moves an article to another category, whose visibility then applies to it.
   *
   * @param categoryId {@code null} for none
   * @throws ChangeRefused and nothing is changed
   */
  public Article move(Actor actor, Tenant site, long id, Expectation expectation, Long categoryId) {
    actor.require(Right.EDIT, site.tenantId());
    Article article = find(site, id);
    expectation.requireMet(article.getVersion());
    Map<String, Object> before = Snapshot.of(article.getSettings());
    article.getSettings().setCategoryId(categoryId);
    check(site, id, article.getSettings(), new Objections());
    return save(actor, site, article, before);
  }

  /**
   * Shows an article to readers, or makes it a draft again.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public void publish(
      Actor actor, Tenant site, long id, Expectation expectation, boolean published) {
    actor.require(Right.EDIT, site.tenantId());
    Article article = find(site, id);
    expectation.requireMet(article.getVersion());
    if (article.getSettings().isPublished() != published) {
      Map<String, Object> before = Snapshot.of(article.getSettings());
      article.getSettings().setPublished(published);
      save(actor, site, article, before);
    }
  }

  /**
   * Deletes an article.
   *
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, Tenant site, long id, Expectation expectation) {
    actor.require(Right.EDIT, site.tenantId());
    Article article = find(site, id);
    expectation.requireMet(article.getVersion());
    Changes changes = Changes.ended(Snapshot.of(article.getSettings()));
    trail.record(actor, AuditEvent.ARTICLE_DELETED, site, target(article), changes);
    articles.delete(site.tenantId(), id);
  }

  /** Records that an import has begun or ended; each of its articles has its own entry. */
  public void imported(Actor actor, Tenant site, String file, Changes counts) {
    actor.require(Right.EDIT, site.tenantId());
    trail.record(actor, AuditEvent.ARTICLES_IMPORTED, site, "import of " + file, counts);
  }

  private Article save(Actor actor, Tenant site, Article article, Map<String, Object> before) {
    ArticleSettings settings = article.getSettings();
    TenantId tenant = site.tenantId();
    if (!Objects.equals(before.get("categoryId"), settings.getCategoryId())) {
      settings.setPosition(
          positions.putLast(tenant, Things.ARTICLES, settings.getCategoryId(), article.getId()));
    }
    Article saved = articles.save(article);
    Changes changes = Changes.between(before, Snapshot.of(saved.getSettings()));
    trail.record(actor, AuditEvent.ARTICLE_UPDATED, site, target(saved), changes);
    return saved;
  }

  private void check(Tenant site, Long id, ArticleSettings settings, Objections objections) {
    if (!objections.isWrong("groups")) {
      articles.wrongReferences(site.tenantId(), settings).forEach(objections::objectOnce);
    }
    aliases.check(
        site.tenantId(), id == null ? null : Place.article(id), settings.getAliases(), objections);
    objections.requireNone();
  }

  private Article find(Tenant site, long id) {
    return articles.find(site.tenantId(), id).orElseThrow(Missing::new);
  }

  private static String target(Article article) {
    return "article " + article.getId() + ": " + article.getSettings().getTitle();
  }
}
