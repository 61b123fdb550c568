package dev.gatehouse.site;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.library.miss.SearchTally;
import dev.gatehouse.library.search.ArticleSearch;
import dev.gatehouse.library.search.SearchResults;
import dev.gatehouse.library.search.SearchResults.Fragment;
import dev.gatehouse.library.search.SearchResults.Hit;
import dev.gatehouse.signin.request.Visit;
import gg.jte.html.HtmlContent;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /search?q=}: the articles that match, twenty on each page. */
@WebServlet("/search")
public class SearchPage extends Page {
  private static final int SIZE = 20;

  @Inject Catalogues catalogues;
  @Inject SearchTally searches;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    ResultPage found = results(visit, SearchRequest.of(request));
    if (found.complete() && isCounted(visit, request)) {
      searches.note(visit.site().id(), visit.caller().hashCode(), found.text(), found.total() > 0);
    }
    Frame frame = frames.of(request);
    HtmlContent page = output -> JtesearchGenerated.render(output, null, frame, found);
    PageResponse answer = new PageResponse(request, response);
    if (found.total() == 0 && !found.complete()) {
      tellNotReady(response);
      answer.send(page);
    } else {
      answer.sendContent(ContentPage.of(page, null));
    }
  }

  /** While the index is being built, nobody knows whether there are results. */
  static void tellNotReady(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setIntHeader("Retry-After", SearchResults.RETRY_AFTER_SECONDS);
  }

  private ResultPage results(Visit visit, SearchRequest asked) {
    Viewer viewer = visit.viewer();
    int skip = (asked.page() - 1) * SIZE;
    SearchResults found = search.find(visit.site(), viewer, asked.text(), SIZE, skip);
    int pages = ListPage.pages(found.total(), SIZE);
    if (asked.page() > pages) {
      return results(visit, new SearchRequest(asked.text(), pages));
    }
    List<Result> results = List.of();
    if (found.total() > 0) {
      Catalogue catalogue = catalogues.of(visit.site(), viewer);
      results = found.hits().stream().map(hit -> Result.of(hit, catalogue)).toList();
    }
    return new ResultPage(
        asked.text(),
        found.total(),
        found.complete(),
        new ListPage<>(results, SIZE, asked.page(), pages, asked.address()));
  }

  /**
   * What a reader typed into the search box, made fit to show: without characters that no text has,
   * and no longer than the search reads.
   *
   * @param page of the results, from 1
   */
  record SearchRequest(String text, int page) {
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\s]+");

    static SearchRequest of(HttpServletRequest request) {
      return new SearchRequest(
          clean(request.getParameter("q")), ListPage.number(request.getParameter("page")));
    }

    private static String clean(String typed) {
      String text = typed == null ? "" : NO_TEXT.matcher(typed).replaceAll(" ").strip();
      return text.codePointCount(0, text.length()) <= ArticleSearch.LONGEST_QUERY
          ? text
          : text.substring(0, text.offsetByCodePoints(0, ArticleSearch.LONGEST_QUERY)).strip();
    }

    /** The address of the first page of the results. */
    String address() {
      return "/search?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  /**
   * One page of a search's results.
   *
   * @param text what the reader searched for
   * @param total how many articles match
   * @param complete whether every article was searched
   */
  public record ResultPage(String text, long total, boolean complete, ListPage<Result> page) {}

  /**
   * An article that matches.
   *
   * @param section the heading of the part that matches best; empty for the beginning
   * @param way the categories that lead to the article, from the top
   */
  public record Result(
      ArticleCard card,
      String path,
      List<Fragment> title,
      List<Fragment> section,
      List<Fragment> snippet,
      List<CategoryCard> way) {
    static Result of(Hit hit, Catalogue catalogue) {
      return new Result(
          hit.card(),
          hit.path(),
          hit.title(),
          hit.section() == null ? List.of() : hit.section().heading(),
          hit.snippet(),
          catalogue.wayTo(hit.card().categoryId()));
    }

    /** The title of the article's category, or {@code null}. */
    String category() {
      return way.isEmpty() ? null : way.get(way.size() - 1).title();
    }
  }
}
