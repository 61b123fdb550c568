package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.Slug;
import dev.gatehouse.operator.Right;
import dev.gatehouse.storage.fault.Causes;
import dev.gatehouse.tenant.Tenant;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.OptimisticLockException;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One article while it is edited. What is typed is never lost: if another operator saved first, the
 * page shows both versions; if another operator deleted the article, it can be saved as a new one.
 */
@Named("contentArticle")
@ViewScoped
public class ArticleBacking implements Serializable {
  @Inject SiteInView site;
  @Inject Articles articles;
  @Inject Catalogues catalogues;
  @Inject ArticleChanges changes;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private Long id;
  private Long category;
  private String newTitle;
  private long version;
  private Instant updatedAt;
  private ArticleSettings settings = new ArticleSettings();
  private List<CategoryTree.Node> categories = List.of();
  private ArticleSettings saved;
  private Article theirs;
  private boolean gone;

  /**
   * Loads the article in the address, or starts a new one.
   *
   * @throws Missing if the article does not exist
   */
  public void load() {
    categories = new CategoryTree(catalogues.everything(site.id())).nodes();
    if (id != null) {
      take(articles.find(site.id(), id).orElseThrow(Missing::new));
    } else {
      settings.setPublished(false);
      settings.setTitle(newTitle);
      settings.setCategoryId(
          categories.stream().anyMatch(c -> category != null && c.card().id() == category)
              ? category
              : null);
    }
  }

  private void take(Article article) {
    id = article.getId();
    version = article.getVersion();
    updatedAt = article.getUpdatedAt();
    settings = article.getSettings().copy();
    saved = article.getSettings().copy();
    theirs = null;
    gone = false;
  }

  /** Saves the article, or shows the conflict. */
  public void save() {
    action.get(actor -> write(actor, site.tenant())).ifPresent(this::show);
  }

  /** The saved article; empty if another operator changed or deleted it in the meantime. */
  private Optional<Article> write(Actor actor, Tenant here) {
    // Saved settings become part of an entity; the page keeps editing its own copy.
    ArticleSettings typed = settings.copy();
    Objections objections = rules.check(typed);
    if (id == null || gone) {
      return Optional.of(changes.create(actor, here, typed, objections));
    }
    // An operator who lost the right must not see the other operator's text.
    actor.require(Right.EDIT, here.tenantId());
    try {
      return Optional.of(
          changes.change(actor, here, id, Expectation.version(version), typed, objections));
    } catch (RuntimeException e) {
      if (e instanceof Stale
          || e instanceof Missing
          || Causes.find(e, OptimisticLockException.class).isPresent()) {
        theirs = articles.find(here.tenantId(), id).orElse(null);
        return Optional.empty();
      }
      throw e;
    }
  }

  private void show(Optional<Article> written) {
    if (written.isPresent()) {
      boolean made = id == null || gone;
      take(written.get());
      Notices.done(texts.of("content", settings.isPublished() ? "article.saved" : "article.kept"));
      if (made) {
        Redirects.to(page());
      }
    } else {
      gone = theirs == null;
      Notices.problem(texts.of("content", gone ? "article.gone" : "article.stale"));
    }
  }

  /** Overwrites the other operator's version. */
  public void keepMine() {
    // Another node does not know the other version, and shows both again.
    version = theirs == null ? version : theirs.getVersion();
    theirs = null;
    save();
  }

  /** Continues with the other operator's version. */
  public void takeTheirs() {
    Notices.done(texts.of("content", "article.taken"));
    Redirects.to(page());
  }

  private String page() {
    return "/console/content/article.xhtml?site=" + site.getNumber() + "&id=" + id;
  }

  /** Deletes the article, unless another operator changed it in the meantime. */
  public void delete() {
    if (action.perform(
        actor -> changes.delete(actor, site.tenant(), id, Expectation.version(version)))) {
      Notices.done(texts.of("content", "article.deleted", settings.getTitle()));
      String rest = settings.getCategoryId() == null ? "" : "&category=" + settings.getCategoryId();
      Redirects.to("/console/content/content.xhtml?site=" + site.getNumber() + rest);
    }
  }

  /** The article's text as readers see it, below what they do not see. */
  public String getPreview() {
    return PreviewNotes.of(settings.getBody(), texts)
        + Preview.written(
            settings.getLanguage(),
            site.tenant().getSettings().getContentLanguage(),
            Preview.of(settings.getBody(), site.id().value()));
  }

  /** The slug that is used if none is typed. */
  public String getSlugFromTitle() {
    return settings.getTitle() == null ? "" : Slug.of(settings.getTitle(), "article");
  }

  /** The last saved version, or {@code null} if there is none. */
  public ArticleSettings getSaved() {
    return saved;
  }

  /** The article's public address, or {@code null} if it is not published. */
  public String getAddress() {
    return saved == null || !saved.isPublished()
        ? null
        : site.getAddress() + "article/" + id + "-" + saved.getSlug();
  }

  /** When the other operator saved their version. */
  public Instant getTheirsAt() {
    return theirs == null ? null : theirs.getUpdatedAt();
  }

  public String getDeleteQuestion() {
    return texts.of("content", "article.delete.text", saved == null ? "" : saved.getTitle());
  }

  /** Both versions side by side, or {@code null} if there is no conflict. */
  public Comparison getComparison() {
    return theirs == null ? null : new Comparison(settings, theirs.getSettings());
  }

  /** Browsers send line breaks as CR LF; articles are stored with LF. */
  public void setBody(String body) {
    settings.setBody(body == null ? "" : body.replace("\r\n", "\n"));
  }

  public String getBody() {
    return settings.getBody();
  }

  public ArticleSettings getSettings() {
    return settings;
  }

  public Long getId() {
    return id;
  }

  public void setId(Long id) {
    this.id = id;
  }

  public Long getCategory() {
    return category;
  }

  public void setCategory(Long category) {
    this.category = category;
  }

  public String getNewTitle() {
    return newTitle;
  }

  public void setNewTitle(String title) {
    newTitle = title;
  }

  public boolean isFresh() {
    return id == null;
  }

  public long getVersion() {
    return version;
  }

  public Instant getUpdatedAt() {
    return updatedAt;
  }

  public List<CategoryTree.Node> getCategories() {
    return categories;
  }
}
