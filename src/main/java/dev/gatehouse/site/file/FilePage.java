package dev.gatehouse.site.file;

import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code /files/<hash>/<name>}: a picture or a file that articles use. */
@WebServlet(FileAddress.FOLDER + "*")
public class FilePage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient VisibleFiles files;
  @Inject private transient FileSender sender;

  /** HEAD as well: {@code HttpServlet} counts what is written, of which there is nothing. */
  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doGet(request, response);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Visit visit = Visit.of(request);
    try {
      Optional<VisibleFiles.Found> found =
          visit == null
              ? Optional.empty()
              : files.find(visit, FileAddress.hash(request.getPathInfo()));
      boolean sent =
          found.isPresent()
              && sender.send(
                  visit.site().id(), found.get().file(), found.get().keepable(), request, response);
      if (!sent) {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
      }
    } catch (DatabaseUnavailable e) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setIntHeader("Retry-After", DatabaseUnavailable.RETRY_AFTER_SECONDS);
    }
  }
}
