package dev.gatehouse.site;

import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.library.search.SearchResults;
import dev.gatehouse.reading.Viewers;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.ResultPage.Result;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** {@code /search?q=}: the articles that match, twenty on each page. */
@WebServlet("/search")
public class SearchPage extends Page {
  private static final int SIZE = 20;

  @Inject Catalogues catalogues;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute("search", results(visit, SearchRequest.of(request)));
    forward("search", request, response);
  }

  private ResultPage results(Visit visit, SearchRequest asked) {
    Viewer viewer = Viewers.of(visit);
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
        new ListPage<>(results, SIZE, asked.page(), pages, asked.address()));
  }
}
