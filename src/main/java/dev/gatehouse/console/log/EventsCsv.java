package dev.gatehouse.console.log;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.journal.Events;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.TenantId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The list of events, with the filters of its page, for a spreadsheet. */
@WebServlet("/console/log/events.csv")
public class EventsCsv extends HttpServlet {
  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject TimesBacking times;
  @Inject LogPage page;
  @Inject EventReading reading;
  @Inject Database database;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Actor actor = current.actor();
    TenantId id = site.isPresent() ? site.id() : null;
    LogQuestion question = new LogQuestion(request, times.getZone());
    // With the time limit of every question, so that a database that is away is a 503 and no file.
    Events.Filter filter = database.ask(() -> page.filter(id, question));
    reading.settle();
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"events.csv\"");
    reading.export(actor, id, filter, null, Integer.MAX_VALUE, response.getWriter());
  }
}
