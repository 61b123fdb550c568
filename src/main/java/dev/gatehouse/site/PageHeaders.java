package dev.gatehouse.site;

import dev.gatehouse.signin.request.CommonHeaders;
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
import java.util.Set;

/** Sets the security headers of every page under {@code /site/}, error pages included. */
@WebFilter(
    urlPatterns = "/site/*",
    dispatcherTypes = {DispatcherType.FORWARD, DispatcherType.ERROR})
public class PageHeaders extends HttpFilter {
  /**
   * Scripts, styles and requests from the same origin, images from there or over https. Without
   * form-action, because browsers apply it to redirects too, and signing out may redirect to a
   * company's own page.
   */
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:;"
          + " connect-src 'self'; font-src 'self'; base-uri 'none'";

  /** Pages that search engines may list where the site is open; not the sign-in, not errors. */
  private static final Set<String> LISTED =
      Set.of(
          "/site/base.xhtml",
          "/site/home.xhtml",
          "/site/docs.xhtml",
          "/site/category.xhtml",
          "/site/article.xhtml",
          "/site/search.xhtml");

  /**
   * The request attribute with which a page sets its own policy: the demo's pretend app embeds the
   * widget. An existing header does not count, because it may be the console's, requested on a host
   * that has no console.
   */
  private static final String OWN_POLICY = "contentPolicy";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    set(response, Visit.of(request), request.getAttribute(OWN_POLICY));
    if (!LISTED.contains(request.getServletPath())) {
      CommonHeaders.keepPrivate(response);
    }
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
    // CachedPages overrides this for pages with content.
    response.setHeader("Cache-Control", "private, no-store");
  }
}
