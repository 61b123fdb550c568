package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.content.imports.ImportLimits;
import dev.gatehouse.administration.content.imports.UnreadableZip;
import dev.gatehouse.administration.content.imports.WaitingZips;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.signin.request.Paths;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Takes the parts of a zip, which are smaller than what servers and proxies accept, until the form
 * says how to import it. The rule of the content's pages guards it.
 */
@WebServlet(Paths.CONSOLE_ZIP)
public class ZipParts extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient SiteInView site;
  @Inject private transient CurrentOperator current;
  @Inject private transient WaitingZips zips;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader(ArticleFiles.SENT_BY) == null) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    String at = request.getParameter("at");
    byte[] part = request.getInputStream().readNBytes(ImportLimits.PART_BYTES + 1);
    if (at == null || !at.matches("\\d{1,18}") || part.length > ImportLimits.PART_BYTES) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    try {
      zips.append(current.actor(), site.id(), Long.parseLong(at), part);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } catch (Missing e) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } catch (UnreadableZip e) {
      answer(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, e);
    } catch (ChangeRefused e) {
      answer(response, HttpServletResponse.SC_CONFLICT, e);
    }
  }

  private static void answer(HttpServletResponse response, int status, Exception reason)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(reason.getMessage());
  }
}
