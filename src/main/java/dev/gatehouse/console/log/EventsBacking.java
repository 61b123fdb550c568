package dev.gatehouse.console.log;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The list of sign-in events, of one site or, without one in the address, of all of them. */
@Named("events")
@RequestScoped
public class EventsBacking {
  private static final Duration NAMES_OF = Duration.ofDays(30);

  /** The part of the page that changes by itself, and its input with the newest event shown. */
  private static final String LIST = "list";

  private static final String NEWEST = "newest";

  @Inject HttpServletRequest request;
  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject TimesBacking times;
  @Inject LogPage page;
  @Inject EventReading reading;
  @Inject Database database;
  @Inject Clock clock;

  private LogQuestion question;
  private LogPage.Rows rows = LogPage.Rows.NONE;
  private List<String> names;
  private boolean available = true;

  @PostConstruct
  void read() {
    question = new LogQuestion(request, times.getZone());
    Actor actor = current.actor();
    TenantId id = siteId();
    try {
      rows = database.ask(() -> page.read(actor, id, question));
    } catch (DatabaseUnavailable e) {
      available = false;
    }
  }

  private TenantId siteId() {
    return site.isPresent() ? site.id() : null;
  }

  /** Called again and again by the page: shows the list anew if there is something new in it. */
  public void refresh() {
    if (available && !getNewest().equals(request.getParameter(NEWEST))) {
      PartialViewContext partial = FacesContext.getCurrentInstance().getPartialViewContext();
      partial.getRenderIds().add(LIST);
    }
  }

  public List<LogRow> getRows() {
    return rows.rows();
  }

  /** The newest event that is shown, for {@link #refresh}. */
  public String getNewest() {
    return rows.rows().isEmpty() ? "" : String.valueOf(rows.rows().get(0).id());
  }

  /** Whether the database answered. */
  public boolean isAvailable() {
    return available;
  }

  /** Whether the list is one to which new events are added. */
  public boolean isLive() {
    return question.isNewest();
  }

  public boolean isFiltered() {
    return question.isFiltered();
  }

  /** What a filter was set to. */
  public String given(String name) {
    boolean time = name.equals(LogQuestion.FROM) || name.equals(LogQuestion.TO);
    return time ? question.local(name) : question.get(name);
  }

  public List<String> getNames() {
    if (names == null) {
      names = readNames();
    }
    return names;
  }

  private List<String> readNames() {
    Actor actor = current.actor();
    TenantId id = siteId();
    Instant since = clock.instant().minus(NAMES_OF);
    try {
      return database.ask(() -> reading.names(actor, id, since));
    } catch (DatabaseUnavailable e) {
      return List.of();
    }
  }

  /** Codes of every reason that there is. */
  public List<String> getReasons() {
    return Arrays.stream(Rejection.values()).map(Rejection::code).toList();
  }

  /** This page's address without filters. */
  public String getAddress() {
    return "/console/log/events.xhtml" + (site.isPresent() ? "?site=" + site.getNumber() : "");
  }

  /** Of this page with another range of its chart. */
  public String ranged(String range) {
    return with("/console/log/events.xhtml", question.query() + "&range=" + range);
  }

  /** Whether the list refreshes itself, as it does until it is paused. */
  public boolean isSwitchedOn() {
    return true;
  }

  public void setSwitchedOn(boolean on) {
    // Only the browser keeps it: whoever loads the page again wants to see what is new.
  }

  /** Of the same list for a spreadsheet. */
  public String getCsv() {
    return with("/console/log/events.csv", question.query());
  }

  /** Of the newest events that this list asks for. */
  public String getFirst() {
    return with("/console/log/events.xhtml", question.query());
  }

  /** Of the events behind these; {@code null} at the end. */
  public String getOlder() {
    return rows.next() == null
        ? null
        : with("/console/log/events.xhtml", question.query() + "&before=" + rows.next());
  }

  /** Whether this is not the beginning of the list. */
  public boolean isContinued() {
    return question.before() != null;
  }

  private String with(String path, String parameters) {
    String all = (site.isPresent() ? "&site=" + site.getNumber() : "") + parameters;
    return all.isEmpty() ? path : path + "?" + all.substring(1);
  }
}
