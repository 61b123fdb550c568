package dev.gatehouse.site;

import dev.gatehouse.signin.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/** What every page tells the browser about itself. */
final class PageHeaders {
  /**
   * No script at all, styles of our own, images of our own or over https. Without form-action, as
   * browsers hold it against redirects too: signing out may lead to a company's own page.
   */
  private static final String CONTENT =
      "default-src 'none'; style-src 'self'; img-src 'self' https:; base-uri 'none'";

  private PageHeaders() {}

  /** For a page of a tenant, or of no tenant when there is no visit. */
  static void on(HttpServletResponse response, Visit visit) {
    List<String> frames = visit == null ? List.of() : visit.site().settings().getFrameAncestors();
    String ancestors = frames.isEmpty() ? "'none'" : String.join(" ", frames);
    response.setHeader("Content-Security-Policy", CONTENT + "; frame-ancestors " + ancestors);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    // A browser's "back" after signing out must not bring a gated page again.
    boolean gated = visit == null || visit.site().isGated();
    response.setHeader("Cache-Control", gated ? "private, no-store" : "private, no-cache");
  }
}
