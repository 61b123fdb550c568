package dev.gatehouse.site;

import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.RenderedArticle;
import dev.gatehouse.library.RenderedArticles;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.library.views.ArticleViews;
import dev.gatehouse.reading.Texts;
import dev.gatehouse.reading.Viewers;
import dev.gatehouse.signin.request.Visit;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /article/{id}-{slug}}: an article. */
@WebServlet("/article/*")
public class ArticlePage extends Page {
  @Inject Catalogues catalogues;
  @Inject RenderedArticles articles;
  @Inject ArticleViews views;
  @Inject Texts texts;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (PathId.isAbsent(request)) {
      moved("/docs", HttpServletResponse.SC_FOUND, response);
      return;
    }
    Viewer viewer = Viewers.of(visit);
    Optional<RenderedArticle> article =
        PathId.of(request.getPathInfo())
            .flatMap(path -> articles.find(visit.site(), viewer, path.id()));
    if (article.isEmpty()) {
      notFound(request, response);
    } else if (!request.getRequestURI().equals(article.get().card().path())) {
      moved(article.get().card().path(), HttpServletResponse.SC_MOVED_PERMANENTLY, response);
    } else {
      Catalogue catalogue = catalogues.of(visit.site(), viewer);
      if (isView(request)) {
        views.note(visit.site().id(), article.get().card().id());
      }
      request.setAttribute("article", ShownArticle.of(article.get(), catalogue, texts));
      forward("article", request, response);
    }
  }

  /** Whether the request counts as a view: not when the browser only prefetches the link. */
  private static boolean isView(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && Stream.of("Sec-Purpose", "Purpose", "X-Moz")
            .map(request::getHeader)
            .noneMatch(purpose -> purpose != null && purpose.contains("prefetch"));
  }
}
