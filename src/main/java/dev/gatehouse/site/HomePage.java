package dev.gatehouse.site;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.views.PopularArticles;
import dev.gatehouse.signin.request.Visit;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** {@code /}: a help center at a glance; on the base host, what Gatehouse is. */
@WebServlet("")
public class HomePage extends Page {
  private static final int MOST_POPULAR = 6;

  /** Keeps the page short for a site with thousands of articles without a category. */
  private static final int MOST_LOOSE = 24;

  /** Of each category, the first few articles. */
  private static final int MOST_IN_SECTION = 4;

  @Inject Catalogues catalogues;
  @Inject PopularArticles popular;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!visit.site().settings().isHomePublished()) {
      moved("/docs", HttpServletResponse.SC_FOUND, response);
      return;
    }
    Catalogue catalogue = catalogues.of(visit.site(), visit.viewer());
    request.setAttribute("sections", Section.top(catalogue));
    request.setAttribute("most", MOST_IN_SECTION);
    List<ArticleCard> loose = catalogue.looseArticles();
    request.setAttribute("loose", loose.subList(0, Math.min(MOST_LOOSE, loose.size())));
    request.setAttribute("moreLoose", loose.size() > MOST_LOOSE);
    request.setAttribute("popular", popular.of(visit.site(), catalogue, MOST_POPULAR));
    forward("home", request, response);
  }

  @Override
  void showWithoutTenant(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    forward("base", request, response);
  }
}
