package dev.gatehouse.site;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.ContentParts.Key;
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
  @Inject ContentParts parts;
  @Inject FramedPages pages;

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
      String now = oldPages.nowOr(category.get().path(), visit, request);
      moved(now, HttpServletResponse.SC_MOVED_PERMANENTLY, response);
    } else {
      send(visit, catalogue, category.get(), request, response);
    }
  }

  private void send(
      Visit visit,
      Catalogue catalogue,
      CategoryCard category,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    ListPage<ArticleCard> page =
        ListPage.of(
            catalogue.articlesIn(category.id()),
            Section.MOST,
            request.getParameter("page"),
            category.path());
    Frame frame = frames.of(request);
    Key key = Key.of(catalogue, new Shown(category.id(), page.number()), frame);
    ContentPart part =
        parts.of(
            key,
            output ->
                JtecategoryGenerated.render(
                    output,
                    null,
                    frame.text(),
                    frame.look(),
                    Section.of(catalogue, category, 1),
                    page,
                    catalogue.wayTo(category.parentId())));
    new PageResponse(request, response)
        .sendContent(
            pages.of(
                frame.listed(visit, page.current(), category.description()),
                category.title(),
                frame.look().contentLanguage(),
                "text",
                part));
  }

  private record Shown(long categoryId, int page) {}
}
