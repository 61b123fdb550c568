package dev.gatehouse.console.content;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.content.FileUploads;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.library.file.StoredFile;
import dev.gatehouse.library.file.StoredFiles;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.site.file.FileSender;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * A site's files for those who write its articles: takes what they paste or drop into the editor,
 * and shows it in the preview, where the address on the site is none. The rule of the content's
 * pages guards it.
 */
@WebServlet(Paths.CONSOLE_FILES)
public class ArticleFiles extends HttpServlet {
  /** Only a script of the console can send it: other hosts' would have to ask first (CORS). */
  static final String SENT_BY = "X-Gatehouse-Upload";

  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject private transient SiteInView site;
  @Inject private transient CurrentOperator current;
  @Inject private transient FileUploads uploads;
  @Inject private transient StoredFiles files;
  @Inject private transient FileSender sender;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String hash = Optional.ofNullable(request.getParameter("file")).orElse("");
    Optional<StoredFile> file = files.find(site.id(), hash);
    if (file.isEmpty() || !sender.send(site.id(), file.get(), true, request, response)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader(SENT_BY) == null) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    String name = Optional.ofNullable(request.getParameter("name")).orElse("");
    try {
      StoredFile file =
          Database.unbounded(
              () -> uploads.take(current.actor(), site.tenant(), name, request.getInputStream()));
      answer(
          response,
          HttpServletResponse.SC_CREATED,
          Map.of(
              "address", file.address(),
              "name", file.getName(),
              "picture", file.getType().isPicture()));
    } catch (Missing e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } catch (Invalid e) {
      String reason = "The file " + e.errors().get(0).message() + ".";
      answer(response, HttpServletResponse.SC_BAD_REQUEST, Map.of("message", reason));
    } catch (ChangeRefused e) {
      answer(response, HttpServletResponse.SC_CONFLICT, Map.of("message", e.getMessage()));
    } catch (DatabaseUnavailable e) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setIntHeader("Retry-After", DatabaseUnavailable.RETRY_AFTER_SECONDS);
    }
  }

  private static void answer(HttpServletResponse response, int status, Map<String, ?> members)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json;charset=UTF-8");
    response.getWriter().write(JSON.writeValueAsString(members));
  }
}
