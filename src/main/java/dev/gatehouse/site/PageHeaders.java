package dev.gatehouse.site;

import dev.gatehouse.signin.request.Visit;
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

  /**
   * Attribute of a request whose page says itself what it loads: the demo's pretend app embeds the
   * widget. A header that is there already does not count, since it may be the console's, which is
   * asked for at a host that has none.
   */
  private static final String OWN_POLICY = "contentPolicy";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    set(response, Visit.of(request), request.getAttribute(OWN_POLICY));
    chain.doFilter(request, response);
  }

  /**
   * For a page of a tenant, or of no tenant when there is no visit.
   *
   * @param own policy of the page, or {@code null}
   */
  private static void set(HttpServletResponse response, Visit visit, Object own) {
    List<String> frames = visit == null ? List.of() : visit.site().settings().getFrameAncestors();
    String ancestors = frames.isEmpty() ? "'none'" : String.join(" ", frames);
    response.setHeader(
        "Content-Security-Policy",
        own == null ? CONTENT + "; frame-ancestors " + ancestors : (String) own);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    // CachedPages says otherwise of pages with something to read.
    response.setHeader("Cache-Control", "private, no-store");
  }
}
