package dev.gatehouse.console.audit;

import dev.gatehouse.administration.log.AuditReading;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.console.TypedTime;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.signin.request.ReadParameters;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The filter in the address of the audit page, which the page and the export share. Times are in
 * the operator's time zone.
 */
@Named("trailFilter")
@RequestScoped
public class TrailFilter {
  private static final int LONGEST = 300;

  @Inject HttpServletRequest request;
  @Inject TimesBacking times;
  @Inject AuditReading audit;
  @Inject CurrentOperator current;
  @Inject ConsoleTexts texts;

  private final Set<AuditEvent> events = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();
  private Instant since;
  private Instant until;

  @PostConstruct
  void read() {
    String[] codes = ReadParameters.of(request).getParameterValues("event");
    Arrays.stream(codes == null ? new String[0] : codes)
        .flatMap(code -> AuditEvent.of(code).stream())
        .forEach(events::add);
    since = time("since", typed -> typed.from(times.getZone()));
    until = time("until", typed -> typed.until(times.getZone()));
  }

  private Instant time(String name, Function<TypedTime, Instant> read) {
    Optional<TypedTime> typed = TypedTime.of(text(name));
    if (typed.isEmpty() && isGiven(name)) {
      problems.add(texts.get("moment.wrong"));
    }
    return typed.map(read).orElse(null);
  }

  private String text(String name) {
    String typed = ReadParameters.of(request).getParameter(name);
    return typed == null || typed.length() > LONGEST ? "" : typed.strip();
  }

  AuditReading.Question question() {
    return new AuditReading.Question(
        events.isEmpty() ? null : events.stream().map(AuditEvent::code).toList(),
        getActor().isEmpty() ? null : audit.actors(current.actor(), getActor()),
        getPlace().isEmpty() ? null : getPlace(),
        since,
        until);
  }

  /** The site in the page's address or, without one, the typed site. */
  private String getPlace() {
    String site = text("site");
    return site.isEmpty() ? getAt() : site;
  }

  public List<String> getProblems() {
    return problems;
  }

  public boolean isChosen(AuditEvent event) {
    return events.contains(event);
  }

  public Set<AuditEvent> getEvents() {
    return events;
  }

  public String getActor() {
    return text("actor");
  }

  /** The typed site, by id or subdomain, on the page of all sites. */
  public String getAt() {
    return text("at");
  }

  public String getSince() {
    return text("since");
  }

  public String getUntil() {
    return text("until");
  }

  /** The id of the only entry to show, or {@code null}. */
  Long getEntry() {
    String id = text("entry");
    return id.matches("\\d{1,18}") ? Long.valueOf(id) : null;
  }

  /** Whether any filter is set. */
  public boolean isNarrow() {
    return getEntry() != null
        || !events.isEmpty()
        || Stream.of("actor", "at", "since", "until").anyMatch(this::isGiven);
  }

  private boolean isGiven(String name) {
    return !text(name).isEmpty();
  }

  /** The filter as query parameters, each followed by an ampersand. */
  public String getQuery() {
    StringBuilder query = new StringBuilder();
    Stream.of("site", "at", "actor", "since", "until")
        .filter(this::isGiven)
        .forEach(name -> add(query, name, text(name)));
    events.forEach(event -> add(query, "event", event.code()));
    return query.toString();
  }

  private static void add(StringBuilder query, String name, String value) {
    query
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
        .append('&');
  }
}
