package dev.gatehouse.site;

import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.signin.request.Visit;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /docs}: every category and every article that the reader may see. */
@WebServlet("/docs")
public class DocsPage extends Page {
  @Inject Catalogues catalogues;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Catalogue catalogue = catalogues.of(visit.site(), visit.viewer());
    request.setAttribute("sections", Section.all(catalogue));
    request.setAttribute("most", Section.MOST);
    request.setAttribute("loose", catalogue.looseArticles());
    forward("docs", request, response);
  }
}
