package dev.gatehouse.site.look;

import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * The style sheet with a site's colour, and its logo. They need no sign-in, because the login page
 * shows them anyway. A request with the current version is answered with a permanent cache time.
 */
@WebServlet({LookFiles.THEME, LookFiles.LOGO})
public class LookFiles extends HttpServlet {
  private static final long serialVersionUID = 1L;
  static final String THEME = "/assets/theme.css";
  static final String LOGO = "/assets/logo";
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";
  private static final String SHORTLY = "public, max-age=60";

  @Inject private transient Looks looks;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visit visit = Visit.of(request);
    try {
      Optional<Look.File> found = visit == null ? Optional.empty() : find(visit, request);
      if (found.isEmpty()) {
        absent(response);
      } else {
        send(found.get(), request, response);
      }
    } catch (DatabaseUnavailable e) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setIntHeader("Retry-After", DatabaseUnavailable.RETRY_AFTER_SECONDS);
    }
  }

  private Optional<Look.File> find(Visit visit, HttpServletRequest request) {
    return request.getServletPath().equals(THEME)
        ? Optional.ofNullable(looks.of(visit.site()).theme())
        : looks.logo(visit.site());
  }

  /** Without an error page: it would be the site's, which may need a sign-in. */
  private static void absent(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    response.setHeader("Cache-Control", "no-store");
  }

  private static void send(
      Look.File found, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean current = found.version().equals(request.getParameter("v"));
    response.setHeader("Cache-Control", current ? FOR_GOOD : SHORTLY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    // The widget shows the logo in pages of other origins, even cross-origin isolated ones.
    response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    // A picture that is opened by itself is a document: it may draw, and nothing else.
    response.setHeader(
        "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.setContentType(found.type());
    response.setContentLength(found.bytes().length);
    response.getOutputStream().write(found.bytes());
  }
}
