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

/** Which articles that readers answered the address asks for; the page and its file share it. */
@RequestScoped
public class FeedbackRows {
  static final String PATH = "/console/insight/feedback.xhtml";

  /** The sentences that are shown are older than this one. */
  static final String OLDER = "older";

  private static final String NO = "no";
  private static final String YES = "yes";
  private static final String SHARE = "share";
  private static final String TITLE = "title";

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
            request, PATH, List.of("-" + NO, "-" + YES, SHARE, TITLE), ShownDays.PARAMETER, OLDER);
  }

  ListQuestion asked() {
    return question;
  }

  /** The articles that are asked for, in their order, on all pages. */
  List<ArticleInsight> found() {
    Comparator<ArticleInsight> title =
        Comparator.comparing(row -> FoldedText.of(row.card().title()));
    return ListRows.of(
        question,
        insights.articles(current.actor(), site.id(), days.period()).stream()
            .filter(row -> row.answers() > 0)
            .toList(),
        row -> Stream.of(row.card().title()),
        Map.of(
            NO,
            Comparator.comparingLong(ArticleInsight::helpfulNo).thenComparing(title.reversed()),
            YES,
            Comparator.comparingLong(ArticleInsight::helpfulYes).thenComparing(title.reversed()),
            SHARE,
            Comparator.comparing(ArticleInsight::share).thenComparing(title),
            TITLE,
            title));
  }
}
