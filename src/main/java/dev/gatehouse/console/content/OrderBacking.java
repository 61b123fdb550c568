package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.content.OrderChanges;
import dev.gatehouse.administration.content.OrderChanges.Before;
import dev.gatehouse.administration.content.OrderChanges.Order;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.CategoryCard;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The order of the things in one category, or at the top, which a script changes on the page. */
@Named("contentOrder")
@ViewScoped
public class OrderBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject Catalogues catalogues;
  @Inject OrderChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private Long category;
  private String categoryIds;
  private String articleIds;

  /** As the page shows them at first. */
  private String categoriesBefore;

  private String articlesBefore;
  private transient Catalogue catalogue;

  /**
   * Reads the current order.
   *
   * @throws Missing if the category does not exist
   */
  public void load() {
    catalogue = catalogues.everything(site.id());
    if (category != null && catalogue.category(category).isEmpty()) {
      throw new Missing();
    }
    categoryIds = joined(getCategories().stream().map(CategoryCard::id));
    articleIds = joined(getArticles().stream().map(ArticleCard::id));
    categoriesBefore = categoryIds;
    articlesBefore = articleIds;
  }

  private static String joined(Stream<Long> ids) {
    return ids.map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Saves the order, or shows the current one if it changed meanwhile. */
  public void save() {
    if (action.perform(this::write)) {
      Notices.done(texts.of("content", "order.saved"));
      Redirects.to(getBack());
    } else {
      load();
    }
  }

  private void write(Actor actor) {
    Before before = new Before(ids(categoriesBefore), ids(articlesBefore));
    try {
      changes.order(
          actor, site.tenant(), new Order(category, ids(categoryIds), ids(articleIds), before));
    } catch (Invalid | Conflict e) {
      throw new Conflict(texts.of("content", "order.stale"));
    }
  }

  private static List<Long> ids(String joined) {
    return Arrays.stream(joined == null ? new String[0] : joined.split(","))
        .filter(id -> id.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .toList();
  }

  private Catalogue current() {
    if (catalogue == null) {
      catalogue = catalogues.everything(site.id());
    }
    return catalogue;
  }

  public List<CategoryCard> getCategories() {
    return current().categoriesIn(category);
  }

  /** Drafts included. */
  public List<ArticleCard> getArticles() {
    return category == null ? current().looseArticles() : current().articlesIn(category);
  }

  /** The titles from the top down to the category; empty at the top. */
  public String getPath() {
    return current().wayTo(category).stream()
        .map(CategoryCard::title)
        .collect(Collectors.joining(" / "));
  }

  /** The page that lists what is ordered here. */
  public String getBack() {
    return ArticleRows.PATH
        + "?site="
        + site.getNumber()
        + (category == null ? "" : "&category=" + category);
  }

  public Long getCategory() {
    return category;
  }

  public void setCategory(Long category) {
    this.category = category;
  }

  /** Joined by commas; the script changes it. */
  public String getCategoryIds() {
    return categoryIds;
  }

  public void setCategoryIds(String categoryIds) {
    this.categoryIds = categoryIds;
  }

  /** Joined by commas; the script changes it. */
  public String getArticleIds() {
    return articleIds;
  }

  public void setArticleIds(String articleIds) {
    this.articleIds = articleIds;
  }
}
