package dev.gatehouse.site;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows a page by its name under {@code /site/}. */
final class Facelets {
  private Facelets() {}

  static void show(String view, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.getRequestDispatcher("/site/" + view + ".xhtml").forward(request, response);
  }

  /** The one answer to what is absent and to what is out of reach. */
  static void notFound(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    show("not-found", request, response);
  }

  /** The page has another address. */
  static void moved(String path, int status, HttpServletResponse response) {
    response.setStatus(status);
    response.setHeader("Location", path);
    // The way a page is called may change, and who may know it.
    response.setHeader("Cache-Control", "private, no-store");
  }
}
