package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.Unchanged;
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.console.list.ListView;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.text.FoldedText;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The site's content: its categories, and the articles of one category or of a search. */
@Named("content")
@ViewScoped
public class ContentBacking implements Serializable {
  private static final String PATH = "/console/content/content.xhtml";
  private static final String CATEGORY = "category";
  private static final String STATE = "state";
  private static final String DRAFT = "draft";
  private static final List<String> COLUMNS = List.of("title", "category", "state", "-updated");

  /** The parameter value for articles without a category. */
  private static final String LOOSE = "none";

  @Inject SiteInView site;
  @Inject Catalogues catalogues;
  @Inject ArticleTexts articleTexts;
  @Inject GroupNamesBacking groups;
  @Inject ArticleChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private transient ListQuestion question;
  private transient Catalogue catalogue;
  private transient CategoryTree tree;
  private transient Set<Long> inText;
  private transient List<Row> all;
  private transient ListView<Row> list;
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
    public String getTitle() {
      return card.title();
    }
  }

  /** Reads the current content. */
  public void load() {
    question = ListQuestion.of(request, PATH, COLUMNS, CATEGORY, STATE);
    catalogue = catalogues.everything(site.id());
    tree = new CategoryTree(catalogue);
    inText =
        question.search() == null
            ? Set.of()
            : articleTexts.with(site.tenant(), catalogue, question.search());
    all =
        catalogue.articles().stream().filter(this::isShown).map(this::row).sorted(order()).toList();
    list = ListView.of(question, all);
    listed = Fingerprint.of(getRows().stream().map(row -> row.card().id()).toList().toString());
  }

  private Comparator<Row> order() {
    Comparator<Row> title = Comparator.comparing(row -> FoldedText.of(row.getTitle()));
    Comparator<Row> order =
        switch (question.column()) {
          case CATEGORY -> Comparator.comparing((Row row) -> FoldedText.of(row.category()));
          case STATE -> Comparator.comparing((Row row) -> row.card().published());
          case "updated" -> Comparator.comparing((Row row) -> row.card().updatedAt());
          default -> title;
        };
    return (question.isDescending() ? order.reversed() : order).thenComparing(title);
  }

  private boolean isShown(ArticleCard card) {
    return isSought(card)
        && (getState() == null || card.published() != DRAFT.equals(getState()))
        && (getCategory() == null
            || String.valueOf(card.categoryId()).equals(getCategory().replace(LOOSE, "null")));
  }

  /** By a part of the title, by a whole tag, or by words of the text. */
  private boolean isSought(ArticleCard card) {
    if (question.search() == null) {
      return true;
    }
    String words = FoldedText.of(question.search());
    return inText.contains(card.id())
        || FoldedText.of(card.title()).contains(words)
        || card.tags().stream().anyMatch(tag -> FoldedText.of(tag).equals(words));
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

  public ListView<Row> getList() {
    return list;
  }

  public List<Row> getRows() {
    return list.getRows();
  }

  /** Whether the category has no articles, whatever is searched for in it. */
  public boolean isBareCategory() {
    return question.search() == null && getState() == null;
  }

  /** {@code published}, {@code draft}, or {@code null} for both. */
  public String getState() {
    String state = question.get(STATE);
    return DRAFT.equals(state) || "published".equals(state) ? state : null;
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
    String category = question.get(CATEGORY);
    return category != null && category.matches("\\d{1,18}|" + LOOSE) ? category : null;
  }

  public String getSought() {
    return question.search();
  }

  public Row getMoving() {
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
