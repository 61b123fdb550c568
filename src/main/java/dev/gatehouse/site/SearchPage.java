package dev.gatehouse.site;

import dev.gatehouse.library.Audience;
import dev.gatehouse.library.Shelf;
import dev.gatehouse.library.Shelves;
import dev.gatehouse.library.search.SearchResults;
import dev.gatehouse.reading.Audiences;
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
  @Inject Shelves shelves;

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
    Audience audience = Audiences.of(visit);
    SearchResults results = find(visit, audience, asked);
    int pages = SearchView.pages(results.total());
    if (results.hits().isEmpty() && pages > 0) {
      return view(visit, new Asked(asked.text(), pages));
    }
    Shelf shelf = shelves.of(visit.site(), audience);
    return new SearchView(
        asked, results.total(), results.hits().stream().map(hit -> Found.of(hit, shelf)).toList());
  }

  private SearchResults find(Visit visit, Audience audience, Asked asked) {
    int skip = (asked.page() - 1) * SearchView.PAGE;
    return search.find(visit.site(), audience, asked.text(), SearchView.PAGE, skip);
  }
}
