package dev.gatehouse.console.log;

import dev.gatehouse.administration.log.EventPeople;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** What the page's address asks for, of the site that the page is about or of all. */
@RequestScoped
public class LogInView {
  static final String PAGE = "/console/log/events.xhtml";

  /** On the page of one event: the list that led there is that of all sites. */
  static final String OF_ALL = "all";

  private static final String EVENT = "id";

  private static final String COLUMNS_COOKIE = "gatehouse-log-columns";

  @Inject HttpServletRequest request;
  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject TimesBacking times;
  @Inject EventPeople people;
  @Inject Clock clock;

  private LogQuestion question;
  private EventFilter filter;
  private boolean ofAll;

  @PostConstruct
  void read() {
    HttpServletRequest read = ReadParameters.of(request);
    boolean ofEvent = read.getParameter(EVENT) != null;
    boolean cameFromAll = ofEvent && read.getParameter(OF_ALL) != null && current.isPlatform();
    ofAll = !site.isPresent() || cameFromAll;
    LogRange range =
        ofEvent && read.getParameter(LogQuestion.TEXT) == null ? LogRange.ALL : LogRange.DEFAULT;
    question = new LogQuestion(read, times.getZone(), clock.instant(), ofAll, range);
  }

  LogQuestion question() {
    return question;
  }

  /** The site, or {@code null} for all sites. */
  TenantId site() {
    return ofAll ? null : site.id();
  }

  /** Looks up whom the operator means on first use. */
  EventFilter filter() {
    if (filter == null) {
      filter = question.filter(typed -> people.named(site(), typed));
    }
    return filter;
  }

  /** Those of the address, or else those that this browser chose last. */
  Set<LogColumn> columns() {
    return Optional.ofNullable(question.address().first(LogQuestion.COLUMNS))
        .or(() -> Incoming.of(request).cookie(COLUMNS_COOKIE))
        .flatMap(LogColumn::of)
        .orElseGet(LogColumn::usual);
  }

  /** The address of a page about the same site with these parameters. */
  String with(String path, LogAddress parameters) {
    String all = (ofAll ? "" : "&site=" + site.getNumber()) + parameters.query();
    return all.isEmpty() ? path : path + "?" + all.substring(1);
  }

  /** The address of an event, from which one goes on within the same list. */
  String event(SignInEvent event) {
    return "/console/log/event.xhtml?site="
        + event.tenantId().value()
        + "&id="
        + event.getId()
        + (ofAll ? "&" + OF_ALL + "=1" : "")
        + question.address().query();
  }
}
