package dev.gatehouse.site;

import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.signin.request.Visit;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code /category/{id}-{slug}}: the articles and categories in a category. */
@WebServlet("/category/*")
public class CategoryPage extends Page {
  @Inject Catalogues catalogues;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (hasNoId(request)) {
      moved("/docs", HttpServletResponse.SC_FOUND, response);
      return;
    }
    Catalogue catalogue = catalogues.of(visit.site(), visit.viewer());
    Optional<CategoryCard> category = id(request.getPathInfo()).flatMap(catalogue::category);
    if (category.isEmpty()) {
      notFound(request, response);
    } else if (!request.getRequestURI().equals(category.get().path())) {
      moved(category.get().path(), HttpServletResponse.SC_MOVED_PERMANENTLY, response);
    } else {
      Section section = Section.of(catalogue, category.get(), 1);
      request.setAttribute("section", section);
      request.setAttribute(
          "page",
          ListPage.of(
              section.articles(),
              Section.MOST,
              request.getParameter("page"),
              category.get().path()));
      request.setAttribute("way", catalogue.wayTo(category.get().parentId()));
      forward("category", request, response);
    }
  }
}
