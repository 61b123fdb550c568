package dev.gatehouse.site;

import dev.gatehouse.library.Audience;
import dev.gatehouse.library.OpenArticle;
import dev.gatehouse.library.ReadingRoom;
import dev.gatehouse.library.Shelf;
import dev.gatehouse.library.Shelves;
import dev.gatehouse.library.views.ArticleViews;
import dev.gatehouse.reading.Audiences;
import dev.gatehouse.reading.Texts;
import dev.gatehouse.signin.request.Visit;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /article/{id}-{slug}}: an article to read. */
@WebServlet("/article/*")
public class ArticlePage extends Page {
  @Inject Shelves shelves;
  @Inject ReadingRoom readingRoom;
  @Inject ArticleViews views;
  @Inject Texts texts;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (PathId.isAbsent(request)) {
      Views.moved("/docs", HttpServletResponse.SC_FOUND, response);
      return;
    }
    Audience audience = Audiences.of(visit);
    Optional<OpenArticle> article =
        PathId.of(request.getPathInfo())
            .flatMap(path -> readingRoom.open(visit.site(), audience, path.id()));
    if (article.isEmpty()) {
      Views.notFound(request, response);
    } else if (!request.getRequestURI().equals(article.get().card().path())) {
      Views.moved(article.get().card().path(), HttpServletResponse.SC_MOVED_PERMANENTLY, response);
    } else {
      Shelf shelf = shelves.of(visit.site(), audience);
      if (isRead(request)) {
        views.note(visit.site().id(), article.get().card().id());
      }
      request.setAttribute("article", ArticleView.of(article.get(), shelf, texts));
      Views.show("article", request, response);
    }
  }

  /** Whether somebody has it before them; browsers fetch links in advance and say so. */
  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && Stream.of("Sec-Purpose", "Purpose", "X-Moz")
            .map(request::getHeader)
            .noneMatch(purpose -> purpose != null && purpose.contains("prefetch"));
  }
}
