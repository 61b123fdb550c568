package dev.gatehouse.console.content;

import dev.gatehouse.administration.content.exports.ContentExport;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.tenant.Tenant;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends the site's content as the zip that an import reads. */
@WebServlet("/console/content/content.zip")
public class ContentZip extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient ContentExport content;
  @Inject transient CurrentOperator current;
  @Inject transient SiteInView site;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Tenant here = site.tenant();
    ContentExport.Export export = content.begin(current.actor(), here);
    response.setContentType("application/zip");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"" + here.getSettings().getSubdomain() + ".zip\"");
    export.write(response.getOutputStream());
  }
}
