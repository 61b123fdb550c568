package dev.gatehouse.widget;

import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.file.FileSender;
import dev.gatehouse.site.file.VisibleFiles;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The pictures of articles, for a caller whose token comes with each call. */
@WebServlet("/api/widget/v1" + FileAddress.FOLDER + "*")
public class WidgetFiles extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient VisibleFiles files;
  @Inject private transient FileSender sender;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visit visit = Visit.of(request);
    try {
      Optional<VisibleFiles.Found> found =
          files.find(visit, FileAddress.hash(request.getPathInfo()));
      boolean sent =
          found.isPresent()
              && sender.send(visit.site().id(), found.get().file(), false, request, response);
      if (!sent) {
        refuse(response, HttpServletResponse.SC_NOT_FOUND, "not_found");
      }
    } catch (DatabaseUnavailable e) {
      response.setIntHeader("Retry-After", DatabaseUnavailable.RETRY_AFTER_SECONDS);
      refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "unavailable");
    }
  }

  private static void refuse(HttpServletResponse response, int status, String reason)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write("{\"reason\":\"" + reason + "\"}");
  }
}
