package dev.gatehouse.console.audit;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.log.AuditReading;
import dev.gatehouse.console.CurrentOperator;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Exports the audit trail as CSV, with the filter of the page with the same parameters. The page's
 * rule guards it, too.
 */
@WebServlet("/console/audit/trail.csv")
public class TrailExport extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient AuditReading audit;
  @Inject transient TrailFilter filter;
  @Inject transient CurrentOperator current;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!filter.getProblems().isEmpty()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    Actor actor = current.actor();
    AuditReading.Question question = filter.question();
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
    audit.export(actor, question, null, Integer.MAX_VALUE, response.getWriter());
  }
}
