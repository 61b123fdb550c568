package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Place;
import dev.gatehouse.library.Positions;
import dev.gatehouse.library.Positions.Things;
import dev.gatehouse.library.version.ArticleVersion;
import dev.gatehouse.library.version.ArticleVersion.Origin;
import dev.gatehouse.library.version.ArticleVersion.State;
import dev.gatehouse.library.version.ArticleVersions;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes, changes, moves and deletes articles. */
@ApplicationScoped
@Transactional
public class ArticleChanges {
  /** What of a version is restored. */
  private static final Set<String> CONTENT =
      Set.of("title", "description", "body", "tags", "lang", "dir");

  @Inject Articles articles;
  @Inject Positions positions;
  @Inject AliasRules aliases;
  @Inject ArticleVersions versions;
  @Inject Rules rules;
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
    State state = state(made);
    versions.keep(made, null, state, new Origin(actor.name(), null));
    Changes changes = Changes.made(state.members());
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
    State before = state(article);
    settings.setPosition(article.getSettings().getPosition());
    settings.completeSlug();
    aliases.keepSlug(
        site, (String) before.members().get("slug"), settings.getSlug(), settings.getAliases());
    article.change(settings);
    return save(actor, site, article, before);
  }

  /**
   * Gives an article the content of one of its versions: title, description, text, tags and
   * language. Its place and its readers stay, since they may have been restricted for good reason.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public Article restore(Actor actor, Tenant site, long id, Expectation expectation, int number) {
    actor.require(Right.EDIT, site.tenantId());
    Article article = find(site, id);
    expectation.requireMet(article.getVersion());
    ArticleVersion version = versions.find(site.tenantId(), id, number).orElseThrow(Missing::new);
    State before = state(article);
    Map<String, Object> content = new LinkedHashMap<>(version.getMembers());
    content.put("body", versions.body(version));
    content.keySet().retainAll(CONTENT);
    Map<String, Object> members = new LinkedHashMap<>(before.members());
    members.putAll(content);
    Submission submission = new Submission(members, rules);
    ArticleSettings settings = submission.into(new ArticleSettings());
    Objections objections = submission.finish();
    objections.keep(article.getSettings(), settings);
    check(site, id, settings, objections);
    article.change(settings);
    return save(actor, site, article, before, new Origin(actor.name(), number));
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
    State before = state(article);
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
      State before = state(article);
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

  private Article save(Actor actor, Tenant site, Article article, State before) {
    return save(actor, site, article, before, new Origin(actor.name(), null));
  }

  private Article save(Actor actor, Tenant site, Article article, State before, Origin origin) {
    ArticleSettings settings = article.getSettings();
    TenantId tenant = site.tenantId();
    if (!Objects.equals(before.members().get("categoryId"), settings.getCategoryId())) {
      settings.setPosition(
          positions.putLast(tenant, Things.ARTICLES, settings.getCategoryId(), article.getId()));
    }
    Article saved = articles.save(article);
    State after = state(saved);
    versions.keep(saved, before, after, origin);
    Changes changes = Changes.between(before.members(), after.members());
    if (origin.restored() != null) {
      changes.with("restoredVersion", null, origin.restored());
    }
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

  private static State state(Article article) {
    return new State(article, Snapshot.of(article.getSettings()));
  }

  private Article find(Tenant site, long id) {
    return articles.find(site.tenantId(), id).orElseThrow(Missing::new);
  }

  private static String target(Article article) {
    return "article " + article.getId() + ": " + article.getSettings().getTitle();
  }
}
