package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.Unchanged;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.secret.Fingerprint;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The site's content: its categories, and the articles of one category or of a search. */
@Named("content")
@ViewScoped
public class ContentBacking implements Serializable {
  /** The parameter value for articles without a category. */
  private static final String LOOSE = "none";

  @Inject SiteInView site;
  @Inject Catalogues catalogues;
  @Inject GroupNamesBacking groups;
  @Inject ArticleChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private String category;
  private String sought;
  private Catalogue catalogue;
  private CategoryTree tree;
  private List<Row> rows;
  private Long moving;
  private long movingVersion;

  /** The articles that are listed, of which a button counts one. */
  @Unchanged private String listed;

  private Long target;

  /**
   * An article in a list.
   *
   * @param category the path of the article's category; empty for none
   * @param groups names of the groups that the article is restricted to; empty for none
   */
  public record Row(ArticleCard card, String category, String groups) {
    /** The column that sorts by it wants a property. */
    public String getTitle() {
      return card.title();
    }

    /** As {@link #getTitle}. */
    public Instant getUpdatedAt() {
      return card.updatedAt();
    }
  }

  /** Reads the current content. */
  public void load() {
    catalogue = catalogues.everything(site.id());
    tree = new CategoryTree(catalogue);
    rows =
        catalogue.articles().stream()
            .filter(this::isShown)
            .map(this::row)
            .sorted(Comparator.comparing(Row::getTitle, String.CASE_INSENSITIVE_ORDER))
            .toList();
    listed = Fingerprint.of(rows.stream().map(row -> row.card().id()).toList().toString());
  }

  private boolean isShown(ArticleCard card) {
    if (sought != null) {
      String words = sought.trim().toLowerCase(Locale.ROOT);
      return card.title().toLowerCase(Locale.ROOT).contains(words)
          || card.tags().stream().anyMatch(tag -> tag.toLowerCase(Locale.ROOT).equals(words));
    }
    return category == null
        || String.valueOf(card.categoryId()).equals(category.replace(LOOSE, "null"));
  }

  private Row row(ArticleCard card) {
    String path =
        catalogue.wayTo(card.categoryId()).stream()
            .map(CategoryCard::title)
            .collect(Collectors.joining(" / "));
    return new Row(card, path, String.join(", ", groups.names(card.groups())));
  }

  /** Opens the dialog that asks for the target category. */
  public void askWhere(Row article) {
    moving = article.card().id();
    movingVersion = article.card().version();
    target = article.card().categoryId();
  }

  /** Moves the article to the chosen category. */
  public void move() {
    Row article = getMoving();
    if (article != null
        && action.perform(
            actor ->
                changes.move(
                    actor, site.tenant(), moving, Expectation.version(movingVersion), target))) {
      Notices.done(texts.of("content", "move.done", article.getTitle()));
    }
    load();
  }

  /** Whether the site has no content. */
  public boolean isBare() {
    return catalogue.articles().isEmpty() && catalogue.categories().isEmpty();
  }

  public List<CategoryTree.Node> getCategories() {
    return tree.nodes();
  }

  public List<Row> getRows() {
    return rows;
  }

  public int getTotal() {
    return catalogue.articles().size();
  }

  public int getLooseCount() {
    return catalogue.looseArticles().size();
  }

  /** The category whose articles are shown, or {@code null} for all. */
  public CategoryTree.Node getCurrent() {
    return tree.nodes().stream()
        .filter(node -> sought == null && String.valueOf(node.card().id()).equals(category))
        .findFirst()
        .orElse(null);
  }

  public boolean isLoose() {
    return sought == null && LOOSE.equals(category);
  }

  public boolean isAll() {
    return sought == null && category == null;
  }

  /** The shown category's id, {@code none} for uncategorized, or {@code null} for all. */
  public String getCategory() {
    return category;
  }

  public void setCategory(String category) {
    this.category = category != null && category.matches("\\d{1,18}|" + LOOSE) ? category : null;
  }

  public String getSought() {
    return sought;
  }

  public void setSought(String sought) {
    this.sought = sought == null || sought.isBlank() ? null : sought;
  }

  public Row getMoving() {
    return rows.stream()
        .filter(row -> moving != null && row.card().id() == moving)
        .findFirst()
        .orElse(null);
  }

  public Long getTarget() {
    return target;
  }

  public void setTarget(Long target) {
    this.target = target;
  }
}
