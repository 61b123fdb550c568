package dev.gatehouse.console;

import dev.gatehouse.operator.Badge;
import dev.gatehouse.signin.ConsoleVisit;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * The overview: what happens at the help centers. Operators who do not see to all of them are shown
 * none.
 */
@Named("overview")
@RequestScoped
public class OverviewBacking {
  private static final int MOST_SITES = 200;
  private static final int MOST_EVENTS = 20;

  @Inject SiteFigures figures;
  @Inject Database database;
  @Inject SecurityContext security;
  @Inject HttpServletRequest request;

  private List<SiteRow> sites = List.of();
  private List<EventRow> events = List.of();
  private long siteCount;
  private boolean available = true;

  @PostConstruct
  void read() {
    if (!security.isCallerInRole(Badge.PLATFORM_OPERATOR)) {
      return;
    }
    try {
      sites = database.ask(() -> figures.sites(MOST_SITES));
      events = database.ask(() -> figures.lastEvents(MOST_EVENTS));
      siteCount = sites.size() < MOST_SITES ? sites.size() : database.ask(figures::count);
    } catch (DatabaseUnavailable e) {
      available = false;
    }
  }

  public List<SiteRow> getSites() {
    return sites;
  }

  public List<EventRow> getEvents() {
    return events;
  }

  /** How many help centers the list leaves out. */
  public long getMoreSites() {
    return siteCount - sites.size();
  }

  /** Whether the database answered. */
  public boolean isAvailable() {
    return available;
  }

  /** A help center's own address, with the scheme and port of this page. */
  public String address(String subdomain) {
    String base = ConsoleVisit.of(request).map(ConsoleVisit::authority).orElseThrow();
    return "//" + subdomain + "." + base + "/";
  }
}
