package dev.gatehouse.console.content;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.text.FoldedText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which articles the address of the list asks for; the page and its file share it. */
@RequestScoped
public class ArticleRows {
  static final String PATH = "/console/content/content.xhtml";
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
  @Inject HttpServletRequest request;

  private ListQuestion question;
  private Catalogue catalogue;
  private Set<Long> inText;

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

  @PostConstruct
  void read() {
    question = ListQuestion.of(request, PATH, COLUMNS, CATEGORY, STATE);
  }

  ListQuestion asked() {
    return question;
  }

  /** All of the site's content as it is now. */
  Catalogue catalogue() {
    catalogue = catalogues.everything(site.id());
    return catalogue;
  }

  /** The articles that are asked for, in their order, on all pages. */
  List<Row> found(Catalogue current) {
    inText =
        question.search() == null
            ? Set.of()
            : articleTexts.with(site.tenant(), current, question.search());
    return current.articles().stream()
        .filter(this::isShown)
        .map(this::row)
        .sorted(order())
        .toList();
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
        && (state() == null || card.published() != DRAFT.equals(state()))
        && (category() == null
            || String.valueOf(card.categoryId()).equals(category().replace(LOOSE, "null")));
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

  /** {@code published}, {@code draft}, or {@code null} for both. */
  String state() {
    String state = question.get(STATE);
    return DRAFT.equals(state) || "published".equals(state) ? state : null;
  }

  /** The shown category's id, {@code none} for uncategorized, or {@code null} for all. */
  String category() {
    String category = question.get(CATEGORY);
    return category != null && category.matches("\\d{1,18}|" + LOOSE) ? category : null;
  }
}
