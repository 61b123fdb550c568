package dev.gatehouse.console.insight;

import dev.gatehouse.administration.insight.ArticleInsight;
import dev.gatehouse.administration.insight.Insights;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.console.list.ListRows;
import dev.gatehouse.text.FoldedText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which articles the address asks for, read or not; the page and its file share it. */
@RequestScoped
public class ReadRows {
  static final String PATH = "/console/insight/read.xhtml";
  private static final String NEVER = "never";
  private static final String VIEWS = "views";
  private static final String BEFORE = "before";
  private static final String TITLE = "title";
  private static final String CREATED = "created";

  /** Of equal ones the newest first, since the list is turned round. */
  private static final Comparator<ArticleInsight> NEWEST =
      Comparator.comparing((ArticleInsight row) -> row.card().id()).reversed();

  @Inject HttpServletRequest request;
  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject ShownDays days;
  @Inject Insights insights;

  private ListQuestion question;

  @PostConstruct
  void read() {
    question =
        ListQuestion.of(
            request,
            PATH,
            List.of("-" + VIEWS, TITLE, "-" + BEFORE, CREATED),
            NEVER,
            ShownDays.PARAMETER);
  }

  ListQuestion asked() {
    return question;
  }

  /** Whether those are asked for that nobody read. */
  boolean isNever() {
    return question.get(NEVER) != null;
  }

  /** All of them, without a search. */
  List<ArticleInsight> all() {
    return insights.articles(current.actor(), site.id(), days.period());
  }

  /** Those of all that are asked for, in their order, on all pages. */
  List<ArticleInsight> found(List<ArticleInsight> all) {
    return ListRows.of(
        question,
        all.stream().filter(row -> row.isRead() != isNever()).toList(),
        row -> Stream.of(row.card().title()),
        Map.of(
            VIEWS,
            Comparator.comparingLong(ArticleInsight::views).thenComparing(NEWEST),
            BEFORE,
            Comparator.comparing(
                    ArticleInsight::viewsBefore, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(NEWEST),
            TITLE,
            Comparator.comparing(row -> FoldedText.of(row.card().title())),
            CREATED,
            Comparator.comparing(row -> row.card().createdAt())));
  }
}
