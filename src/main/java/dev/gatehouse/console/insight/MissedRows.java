package dev.gatehouse.console.insight;

import dev.gatehouse.administration.insight.Insights;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.ListQuestion;
import dev.gatehouse.console.list.ListRows;
import dev.gatehouse.library.miss.MissedSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which searches without results the address asks for; the page and its file share it. */
@RequestScoped
public class MissedRows {
  static final String PATH = "/console/insight/searches.xhtml";
  private static final String TIMES = "times";
  private static final String WORDS = "words";
  private static final String LAST = "last";

  /** Smallest first; of equal ones the last in the alphabet, since the list is turned round. */
  private static final Comparator<MissedSearch> LEAST =
      Comparator.comparingLong(MissedSearch::times)
          .thenComparing(MissedSearch::words, Comparator.reverseOrder());

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
            request, PATH, List.of("-" + TIMES, WORDS, "-" + LAST), ShownDays.PARAMETER);
  }

  ListQuestion asked() {
    return question;
  }

  /** The searches that are asked for, in their order, on all pages. */
  List<MissedSearch> found() {
    return ListRows.of(
        question,
        insights.searches(current.actor(), site.id(), days.period()),
        row -> Stream.of(row.words()),
        Map.of(
            TIMES,
            LEAST,
            WORDS,
            Comparator.comparing(MissedSearch::words),
            LAST,
            Comparator.comparing(MissedSearch::lastDay).thenComparing(LEAST)));
  }
}
