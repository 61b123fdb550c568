package dev.gatehouse.site.crawl;

import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code /sitemap.xml} of a public site; other sites have none. */
@WebServlet(Sitemap.PATH)
public class SitemapFile extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Catalogues catalogues;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visit visit = Visit.of(request);
    try {
      Optional<String> xml = ListedPage.isListed(visit) ? xml(visit, request) : Optional.empty();
      if (xml.isEmpty()) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return;
      }
      byte[] bytes = xml.get().getBytes(StandardCharsets.UTF_8);
      response.setContentType("application/xml;charset=UTF-8");
      response.setHeader("Cache-Control", "public, max-age=300");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
    } catch (DatabaseUnavailable e) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setIntHeader("Retry-After", DatabaseUnavailable.RETRY_AFTER_SECONDS);
    }
  }

  /** The same for everybody: what an anonymous reader may see. */
  private Optional<String> xml(Visit visit, HttpServletRequest request) {
    String part = request.getParameter(Sitemap.PART);
    if (part != null && !part.matches("\\d{1,4}")) {
      return Optional.empty();
    }
    return new Sitemap(
            visit.site(), ListedPage.origin(visit), catalogues.of(visit.site(), Viewer.anonymous()))
        .xml(part == null ? null : Integer.valueOf(part));
  }
}
