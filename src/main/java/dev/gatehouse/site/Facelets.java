package dev.gatehouse.site;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Forwards to a Facelet under {@code /site/}, or redirects. */
final class Facelets {
  private Facelets() {}

  static void show(String view, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.getRequestDispatcher("/site/" + view + ".xhtml").forward(request, response);
  }

  /** The same answer for an absent page as for a hidden one. */
  static void notFound(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    show("not-found", request, response);
  }

  /** Redirects to the page's address. */
  static void moved(String path, int status, HttpServletResponse response) {
    response.setStatus(status);
    response.setHeader("Location", path);
    // A page's title, and who may know it, can change.
    response.setHeader("Cache-Control", "private, no-store");
  }
}
