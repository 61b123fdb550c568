package dev.gatehouse.console.log;

import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
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

/** The sign-in events of the site in the address or, without one, of all sites. */
@Named("events")
@RequestScoped
public class EventsBacking {
  private static final Duration NAMES_OF = Duration.ofDays(30);

  /** The part of the page that refreshes itself, and its input with the newest event. */
  private static final String LIST = "list";

  private static final String NEWEST = "newest";

  @Inject HttpServletRequest request;
  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject TimesBacking times;
  @Inject LogPage page;
  @Inject EventReading reading;
  @Inject Clock clock;

  private LogQuestion question;
  private LogPage.Rows rows = LogPage.Rows.NONE;
  private List<String> names;
  private boolean available = true;

  @PostConstruct
  void read() {
    question = new LogQuestion(ReadParameters.of(request), times.getZone());
    TenantId id = siteId();
    try {
      rows = page.read(current.actor(), id, question);
    } catch (DatabaseUnavailable e) {
      available = false;
    }
  }

  private TenantId siteId() {
    return site.isPresent() ? site.id() : null;
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
    return question.isNewest();
  }

  public boolean isFiltered() {
    return question.isFiltered();
  }

  /** The value of a filter. */
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
    TenantId id = siteId();
    Instant since = clock.instant().minus(NAMES_OF);
    try {
      return reading.names(current.actor(), id, since);
    } catch (DatabaseUnavailable e) {
      return List.of();
    }
  }

  /** The codes of all reasons. */
  public List<String> getReasons() {
    return Arrays.stream(Rejection.values()).map(Rejection::code).toList();
  }

  /** This page's address without filters. */
  public String getAddress() {
    return "/console/log/events.xhtml" + (site.isPresent() ? "?site=" + site.getNumber() : "");
  }

  /** The address of this page with another range of the chart. */
  public String ranged(String range) {
    return with("/console/log/events.xhtml", question.query() + "&range=" + range);
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
    return with("/console/log/events.csv", question.query());
  }

  /** The address of the list's newest events. */
  public String getFirst() {
    return with("/console/log/events.xhtml", question.query());
  }

  /** The address of older events, or {@code null} at the end. */
  public String getOlder() {
    return rows.next() == null
        ? null
        : with("/console/log/events.xhtml", question.query() + "&before=" + rows.next());
  }

  /** Whether this is not the first page of the list. */
  public boolean isContinued() {
    return question.before() != null;
  }

  private String with(String path, String parameters) {
    String all = (site.isPresent() ? "&site=" + site.getNumber() : "") + parameters;
    return all.isEmpty() ? path : path + "?" + all.substring(1);
  }
}
