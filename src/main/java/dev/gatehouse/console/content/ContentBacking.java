package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.Unchanged;
import dev.gatehouse.console.list.ListView;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.secret.Fingerprint;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** The site's content: its categories, and the articles of one category or of a search. */
@Named("content")
@ViewScoped
public class ContentBacking implements Serializable {
  @Inject SiteInView site;
  @Inject ArticleRows articles;
  @Inject ArticleChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private transient Catalogue catalogue;
  private transient CategoryTree tree;
  private transient List<ArticleRows.Row> all;
  private transient ListView<ArticleRows.Row> list;
  private Long moving;
  private long movingVersion;

  /** The articles that are listed, of which a button counts one. */
  @Unchanged private String listed;

  private Long target;

  /** Reads the current content. */
  public void load() {
    catalogue = articles.catalogue();
    tree = new CategoryTree(catalogue);
    all = articles.found(catalogue);
    list = ListView.of(articles.asked(), all);
    listed = Fingerprint.of(getRows().stream().map(row -> row.card().id()).toList().toString());
  }

  /** Opens the dialog that asks for the target category. */
  public void askWhere(ArticleRows.Row article) {
    moving = article.card().id();
    movingVersion = article.card().version();
    target = article.card().categoryId();
  }

  /** Moves the article to the chosen category. */
  public void move() {
    ArticleRows.Row article = getMoving();
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

  /** Ids of all articles that are listed, on all pages. */
  List<Long> ids() {
    return all.stream().map(row -> row.card().id()).toList();
  }

  /** The category's place in the tree; for {@code null}, the top. */
  String path(Long id) {
    return tree.nodes().stream()
        .filter(node -> Long.valueOf(node.card().id()).equals(id))
        .map(CategoryTree.Node::path)
        .findFirst()
        .orElseGet(() -> texts.of("content", "top.category"));
  }

  public ListView<ArticleRows.Row> getList() {
    return list;
  }

  public List<ArticleRows.Row> getRows() {
    return list.getRows();
  }

  /** Whether the category has no articles, whatever is searched for in it. */
  public boolean isBareCategory() {
    return articles.asked().search() == null && getState() == null;
  }

  /** {@code published}, {@code draft}, or {@code null} for both. */
  public String getState() {
    return articles.state();
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
        .filter(node -> String.valueOf(node.card().id()).equals(getCategory()))
        .findFirst()
        .orElse(null);
  }

  /** The shown category's id, {@code none} for uncategorized, or {@code null} for all. */
  public String getCategory() {
    return articles.category();
  }

  public String getSought() {
    return articles.asked().search();
  }

  public ArticleRows.Row getMoving() {
    return all.stream()
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
