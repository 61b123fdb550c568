package dev.gatehouse.site;

import dev.gatehouse.library.search.ArticleSearch;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.request.Programs;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page; mostly it answers GET and HEAD only. */
abstract class Page extends HttpServlet {
  @Inject ArticleSearch search;
  @Inject Frames frames;
  @Inject OldPages oldPages;

  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final Pattern ID = Pattern.compile("/(\\d{1,18})(-[^/]*)?");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Visit visit = Visit.of(request);
    Optional<String> call = Programs.apiPath(request);
    if (call.isPresent()) {
      request.getRequestDispatcher(call.get()).forward(request, response);
      return;
    }
    if (!methods().contains(request.getMethod())) {
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    try {
      showAny(visit, request, response);
    } catch (DatabaseUnavailable e) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setIntHeader("Retry-After", DatabaseUnavailable.RETRY_AFTER_SECONDS);
      Frame frame = frames.of(request);
      new PageResponse(request, response)
          .send(output -> JteunavailableGenerated.render(output, null, frame));
    }
  }

  private void showAny(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (visit == null) {
      showWithoutTenant(request, response);
    } else {
      search.prepare(visit.site());
      show(visit, request, response);
    }
  }

  /** The methods that it answers. */
  Set<String> methods() {
    return METHODS;
  }

  /** Shows the page of a tenant. */
  abstract void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException;

  /** Answers on the base host, which has no tenant and so none of the tenants' pages. */
  void showWithoutTenant(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    notFound(request, response);
  }

  /**
   * The same answer for an absent page as for a hidden one: the page that had this address before,
   * if the reader may see it, and a 404 otherwise.
   */
  void notFound(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<String> now = oldPages.now(request);
    if (now.isPresent()) {
      moved(now.get(), HttpServletResponse.SC_MOVED_PERMANENTLY, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    Frame frame = frames.of(request);
    new PageResponse(request, response)
        .send(output -> JtenotFoundGenerated.render(output, null, frame));
  }

  /** Whether the address has no id, as {@code /article} has not: the API has a list there. */
  static boolean hasNoId(HttpServletRequest request) {
    return request.getPathInfo() == null || request.getPathInfo().equals("/");
  }

  /**
   * The id in an address such as {@code /article/52-first-steps}; the slug may be wrong or missing.
   *
   * @param pathInfo the servlet's path info, or {@code null}
   */
  static Optional<Long> id(String pathInfo) {
    Matcher matcher = ID.matcher(pathInfo == null ? "" : pathInfo);
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** Whether a reader opens the page: neither the team, nor a browser that only prefetches it. */
  static boolean isCounted(Visit visit, HttpServletRequest request) {
    return visit.isByReader()
        && request.getMethod().equals("GET")
        && !Incoming.of(request).prefetch();
  }

  /** Redirects to the page's address. */
  static void moved(String path, int status, HttpServletResponse response) {
    response.setStatus(status);
    response.setHeader("Location", path);
    // A page's title, and who may know it, can change.
    response.setHeader("Cache-Control", "private, no-store");
  }
}
