package dev.gatehouse.site;

import dev.gatehouse.signin.Visit;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** What every page tells the browser about itself, whoever shows it and for whatever reason. */
@WebFilter(
    urlPatterns = "/site/*",
    dispatcherTypes = {DispatcherType.FORWARD, DispatcherType.ERROR})
public class PageHeaders extends HttpFilter {
  /**
   * Scripts, styles and requests of our own, images of our own or over https. Without form-action,
   * as browsers hold it against redirects too: signing out may lead to a company's own page.
   */
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:;"
          + " connect-src 'self'; font-src 'self'; base-uri 'none'";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    set(response, Visit.of(request));
    chain.doFilter(request, response);
  }

  /** For a page of a tenant, or of no tenant when there is no visit. */
  private static void set(HttpServletResponse response, Visit visit) {
    List<String> frames = visit == null ? List.of() : visit.site().settings().getFrameAncestors();
    String ancestors = frames.isEmpty() ? "'none'" : String.join(" ", frames);
    // The demo's pretend app, whose pages are here too, says itself what it loads.
    if (!response.containsHeader("Content-Security-Policy")) {
      response.setHeader("Content-Security-Policy", CONTENT + "; frame-ancestors " + ancestors);
    }
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    // KeptPages says otherwise of pages with something to read.
    response.setHeader("Cache-Control", "private, no-store");
  }
}
