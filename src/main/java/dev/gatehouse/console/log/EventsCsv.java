package dev.gatehouse.console.log;

import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.journal.filter.EventFilter;
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
  @Inject LogInView log;
  @Inject EventReading reading;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Before the first byte, so that a database outage is a 503 and not a broken file.
    EventFilter filter = log.filter();
    reading.settle();
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"events.csv\"");
    reading.export(
        current.actor(), log.site(), filter, null, Integer.MAX_VALUE, response.getWriter());
  }
}
