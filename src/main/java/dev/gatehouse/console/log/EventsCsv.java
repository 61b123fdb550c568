package dev.gatehouse.console.log;

import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.tenant.TenantId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Exports the filtered list of events as CSV. */
@WebServlet("/console/log/events.csv")
public class EventsCsv extends HttpServlet {
  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject TimesBacking times;
  @Inject LogPage page;
  @Inject EventReading reading;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    TenantId id = site.isPresent() ? site.id() : null;
    LogQuestion question = new LogQuestion(request, times.getZone());
    // Before the first byte, so that a database outage is a 503 and not a broken file.
    EventFilter filter = page.filter(id, question);
    reading.settle();
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"events.csv\"");
    reading.export(current.actor(), id, filter, null, Integer.MAX_VALUE, response.getWriter());
  }
}
