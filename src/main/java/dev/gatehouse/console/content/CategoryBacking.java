package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.content.CategoryChanges;
import dev.gatehouse.console.Carried;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.Difference;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.StaleForm;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.Categories;
import dev.gatehouse.library.Category;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.Slug;
import dev.gatehouse.tenant.Tenant;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;

/** One category: title, parent, visibility. */
@Named("contentCategory")
@ViewScoped
public class CategoryBacking implements Serializable {
  @Inject SiteInView site;
  @Inject Categories categories;
  @Inject Catalogues catalogues;
  @Inject CategoryChanges changes;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject StaleForm staleForm;
  @Inject ConsoleTexts texts;

  private Long id;
  private Long parent;
  private long version;
  private CategorySettings settings = new CategorySettings();
  @Carried private HashMap<String, Object> opened;
  private List<CategoryTree.Node> elsewhere = List.of();
  private int articles;
  private int inner;
  private Long target;

  /**
   * Loads the category in the address, or starts a new one.
   *
   * @throws Missing if the category does not exist
   */
  public void load() {
    Catalogue catalogue = catalogues.everything(site.id());
    elsewhere = new CategoryTree(catalogue).outside(id);
    if (id == null) {
      settings.setParentId(elsewhere.stream().anyMatch(this::isParent) ? parent : null);
    } else {
      take(find());
      articles = catalogue.articlesIn(id).size();
      inner = catalogue.categoriesIn(id).size();
      target = settings.getParentId();
    }
  }

  private boolean isParent(CategoryTree.Node node) {
    return parent != null && node.card().id() == parent;
  }

  private void take(Category category) {
    id = category.getId();
    version = category.getVersion();
    settings = category.getSettings().copy();
    opened = Difference.opened(settings);
  }

  public void save() {
    if (id == null) {
      action.get(actor -> save(actor, site.tenant())).ifPresent(saved -> show(saved, true));
      return;
    }
    staleForm
        .save(actor -> save(actor, site.tenant()), this::find)
        .ifPresent(
            outcome -> {
              if (outcome.stale()) {
                follow(outcome.stored());
              } else {
                show(outcome.stored(), false);
              }
            });
  }

  private Category find() {
    return categories.find(site.id(), id).orElseThrow(Missing::new);
  }

  private void follow(Category theirs) {
    CategorySettings typed = settings;
    staleForm.merge(CategorySettings.class, opened, theirs.getSettings(), typed);
    take(theirs);
    settings = typed;
  }

  private Category save(Actor actor, Tenant here) {
    CategorySettings typed = settings.copy();
    return id == null
        ? changes.create(actor, here, typed, rules.check(typed))
        : changes.change(actor, here, id, Expectation.version(version), typed, rules.check(typed));
  }

  private void show(Category saved, boolean fresh) {
    take(saved);
    Notices.done(texts.of("content", fresh ? "category.made" : "category.saved"));
    if (fresh) {
      leaveTo("&category=" + id);
    }
  }

  /** Deletes the category; its contents move to the chosen category. */
  public void delete() {
    Expectation unchanged = Expectation.version(version);
    boolean done =
        action.perform(
            actor -> {
              if (isUsed()) {
                changes.deleteMoving(actor, site.tenant(), id, unchanged, target);
              } else {
                changes.delete(actor, site.tenant(), id, unchanged);
              }
            });
    if (done) {
      Notices.done(texts.of("content", "category.deleted", settings.getTitle()));
      leaveTo(isUsed() && target != null ? "&category=" + target : "");
    }
  }

  private void leaveTo(String rest) {
    Redirects.to("/console/content/content.xhtml?site=" + site.getNumber() + rest);
  }

  /** Whether the category has contents. */
  public boolean isUsed() {
    return articles + inner > 0;
  }

  /** The category's contents, in words. */
  public String getHeld() {
    return texts.of("content", "category.holds", articles, inner);
  }

  public String getSlugFromTitle() {
    return settings.getTitle() == null ? "" : Slug.of(settings.getTitle(), "category");
  }

  public CategorySettings getSettings() {
    return settings;
  }

  public Long getId() {
    return id;
  }

  public void setId(Long id) {
    this.id = id;
  }

  /** The parent of a new category. */
  public Long getParent() {
    return parent;
  }

  public void setParent(Long parent) {
    this.parent = parent;
  }

  public boolean isFresh() {
    return id == null;
  }

  /** Possible parents, and possible targets for the category's contents. */
  public List<CategoryTree.Node> getElsewhere() {
    return elsewhere;
  }

  public Long getTarget() {
    return target;
  }

  public void setTarget(Long target) {
    this.target = target;
  }
}
