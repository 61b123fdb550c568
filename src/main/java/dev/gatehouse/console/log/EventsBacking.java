package dev.gatehouse.console.log;

import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;

/** The sign-in events of the site in the address or, without one, of all sites. */
@Named("events")
@RequestScoped
public class EventsBacking {
  /** The part of the page that refreshes itself, and its input with the newest event. */
  private static final String LIST = "list";

  private static final String NEWEST = "newest";

  @Inject HttpServletRequest request;
  @Inject CurrentOperator current;
  @Inject LogInView log;
  @Inject LogPage page;
  @Inject EventReading reading;

  private LogPage.Rows rows = LogPage.Rows.NONE;
  private boolean available = true;

  @PostConstruct
  void read() {
    try {
      rows = page.read(current.actor(), log);
    } catch (DatabaseUnavailable e) {
      available = false;
    }
  }

  /** Polled by the page: renders the list again if it has new events. */
  public void refresh() {
    if (available && !getNewest().equals(ReadParameters.of(request).getParameter(NEWEST))) {
      PartialViewContext partial = FacesContext.getCurrentInstance().getPartialViewContext();
      partial.getRenderIds().add(LIST);
    }
  }

  public List<LogRow> getRows() {
    return rows.rows();
  }

  /** The newest event that is shown, for {@link #refresh}. */
  public String getNewest() {
    return rows.rows().isEmpty() ? "" : String.valueOf(rows.rows().get(0).event().getId());
  }

  /** Whether the database responded. */
  public boolean isAvailable() {
    return available;
  }

  /** Whether new events can appear in the list. */
  public boolean isLive() {
    return log.question().isNewest();
  }

  /** Whether there is no event at all, whatever the range and the filter. */
  public boolean isBlank() {
    return available
        && !log.question().isFiltered()
        && reading.list(current.actor(), log.site(), EventFilter.ALL, null, 1).isEmpty();
  }

  /** Whether the list has a column. */
  public boolean shows(String column) {
    return log.columns().stream().anyMatch(each -> each.text().equals(column));
  }

  public List<String> getColumns() {
    return Arrays.stream(LogColumn.values()).map(LogColumn::text).toList();
  }

  /** The address of an event. */
  public String link(LogRow row) {
    return log.event(row.event());
  }

  /** Whether the list refreshes itself, which is the default. */
  public boolean isSwitchedOn() {
    return true;
  }

  public void setSwitchedOn(boolean on) {
    // Only the browser keeps the switch: a reloaded page refreshes itself again.
  }

  /** The address of the list as CSV. */
  public String getCsv() {
    return log.with("/console/log/events.csv", log.question().address());
  }

  /** The address of the list's newest events. */
  public String getFirst() {
    return log.with(LogInView.PAGE, log.question().address());
  }

  /** The address of older events, or {@code null} at the end. */
  public String getOlder() {
    return rows.next() == null
        ? null
        : log.with(
            LogInView.PAGE,
            log.question().address().with(LogQuestion.BEFORE, rows.next().toString()));
  }

  /** Whether this is not the first page of the list. */
  public boolean isContinued() {
    return log.question().before() != null;
  }
}
