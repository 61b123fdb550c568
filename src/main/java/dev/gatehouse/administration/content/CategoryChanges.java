package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Categories;
import dev.gatehouse.library.Category;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.Place;
import dev.gatehouse.library.Positions;
import dev.gatehouse.library.Positions.Things;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes, changes, moves and deletes categories. */
@ApplicationScoped
@Transactional
public class CategoryChanges {
  @Inject Categories categories;
  @Inject Articles articles;
  @Inject Positions positions;
  @Inject ArticleChanges articleChanges;
  @Inject AliasRules aliases;
  @Inject Trail trail;

  /**
   * Makes a category.
   *
   * @throws ChangeRefused and nothing is made
   */
  public Category create(
      Actor actor, Tenant site, CategorySettings settings, Objections objections) {
    actor.require(Right.EDIT, site.tenantId());
    check(site, null, settings, objections);
    Category made = categories.create(site.tenantId(), settings);
    Changes changes = Changes.made(Snapshot.of(made.getSettings()));
    trail.record(actor, AuditEvent.CATEGORY_CREATED, site, target(made), changes);
    return made;
  }

  /**
   * Replaces the settings.
   *
   * @throws ChangeRefused and nothing is changed
   */
  public Category change(
      Actor actor,
      Tenant site,
      long id,
      Expectation expectation,
      CategorySettings settings,
      Objections objections) {
    actor.require(Right.EDIT, site.tenantId());
    Category category = find(site, id);
    expectation.requireMet(category.getVersion());
    objections.keep(category.getSettings(), settings);
    check(site, id, settings, objections);
    Map<String, Object> before = Snapshot.of(category.getSettings());
    settings.setPosition(category.getSettings().getPosition());
    settings.completeSlug();
    aliases.keepSlug(site, (String) before.get("slug"), settings.getSlug(), settings.getAliases());
    category.change(settings);
    return save(actor, site, category, before);
  }

  /**
   * Moves a category into another one, whose visibility then applies to its content.
   *
   * @param parentId {@code null} for the top
   * @throws ChangeRefused and nothing is changed
   */
  public Category move(Actor actor, Tenant site, long id, Expectation expectation, Long parentId) {
    actor.require(Right.EDIT, site.tenantId());
    Category category = find(site, id);
    expectation.requireMet(category.getVersion());
    Map<String, Object> before = Snapshot.of(category.getSettings());
    category.getSettings().setParentId(parentId);
    check(site, id, category.getSettings(), new Objections());
    return save(actor, site, category, before);
  }

  /**
   * Deletes an empty category.
   *
   * @throws Conflict when it is not empty
   * @throws ChangeRefused and nothing is deleted
   */
  public void delete(Actor actor, Tenant site, long id, Expectation expectation) {
    actor.require(Right.EDIT, site.tenantId());
    Category category = find(site, id);
    expectation.requireMet(category.getVersion());
    if (categories.isInUse(site.tenantId(), id)) {
      throw new Conflict("The category is not empty. Move or delete its content first.");
    }
    Changes changes = Changes.ended(Snapshot.of(category.getSettings()));
    trail.record(actor, AuditEvent.CATEGORY_DELETED, site, target(category), changes);
    categories.delete(site.tenantId(), id);
  }

  /**
   * Deletes a category after moving its content to another one.
   *
   * @param intoId {@code null} for no category
   * @throws ChangeRefused and nothing is deleted or moved
   */
  public void deleteMoving(
      Actor actor, Tenant site, long id, Expectation expectation, Long intoId) {
    actor.require(Right.EDIT, site.tenantId());
    expectation.requireMet(find(site, id).getVersion());
    if (intoId != null && intoId == id) {
      throw new Invalid(List.of(new FieldError("parentId", "must be another category")));
    }
    for (long inner : categories.idsIn(site.tenantId(), id)) {
      move(actor, site, inner, version -> {}, intoId);
    }
    for (long inner : articles.idsIn(site.tenantId(), id)) {
      articleChanges.move(actor, site, inner, version -> {}, intoId);
    }
    delete(actor, site, id, version -> {});
  }

  private Category save(Actor actor, Tenant site, Category category, Map<String, Object> before) {
    CategorySettings settings = category.getSettings();
    TenantId tenant = site.tenantId();
    if (!Objects.equals(before.get("parentId"), settings.getParentId())) {
      settings.setPosition(
          positions.putLast(tenant, Things.CATEGORIES, settings.getParentId(), category.getId()));
    }
    Category saved = categories.save(category);
    Changes changes = Changes.between(before, Snapshot.of(saved.getSettings()));
    trail.record(actor, AuditEvent.CATEGORY_UPDATED, site, target(saved), changes);
    return saved;
  }

  private void check(Tenant site, Long id, CategorySettings settings, Objections objections) {
    if (!objections.isWrong("groups")) {
      categories.wrongReferences(site.tenantId(), id, settings).forEach(objections::objectOnce);
    }
    aliases.check(
        site.tenantId(), id == null ? null : Place.category(id), settings.getAliases(), objections);
    objections.requireNone();
  }

  private Category find(Tenant site, long id) {
    return categories.find(site.tenantId(), id).orElseThrow(Missing::new);
  }

  static String target(Category category) {
    return "category " + category.getId() + ": " + category.getSettings().getTitle();
  }
}
