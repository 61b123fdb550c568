package dev.gatehouse.site;

import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.library.search.SearchResults;
import dev.gatehouse.reading.Viewers;
import dev.gatehouse.signin.request.Visit;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /search?q=}: the articles that match, twenty on each page. */
@WebServlet("/search")
public class SearchPage extends Page {
  @Inject Catalogues catalogues;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute("search", view(visit, Asked.of(request)));
    Views.show("search", request, response);
  }

  private SearchView view(Visit visit, Asked asked) {
    if (asked.text().isEmpty()) {
      return SearchView.nothing(asked);
    }
    Viewer viewer = Viewers.of(visit);
    SearchResults results = find(visit, viewer, asked);
    int pages = SearchView.pages(results.total());
    if (results.hits().isEmpty() && pages > 0) {
      return view(visit, new Asked(asked.text(), pages));
    }
    Catalogue catalogue = catalogues.of(visit.site(), viewer);
    return new SearchView(
        asked,
        results.total(),
        results.hits().stream().map(hit -> Found.of(hit, catalogue)).toList());
  }

  private SearchResults find(Visit visit, Viewer viewer, Asked asked) {
    int skip = (asked.page() - 1) * SearchView.PAGE;
    return search.find(visit.site(), viewer, asked.text(), SearchView.PAGE, skip);
  }
}
