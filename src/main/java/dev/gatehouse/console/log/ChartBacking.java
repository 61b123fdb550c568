package dev.gatehouse.console.log;

import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SignInChart;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.journal.EventFigures;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** Accepted and refused sign-ins over time. */
@Named("eventChart")
@RequestScoped
public class ChartBacking {
  @Inject HttpServletRequest request;
  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject TimesBacking times;
  @Inject EventReading reading;
  @Inject Clock clock;
  @Inject ConsoleTexts texts;

  private ChartRange range;
  private SignInChart chart;
  private boolean available = true;

  @PostConstruct
  void choose() {
    range = ChartRange.of(ReadParameters.of(request).getParameter("range"));
  }

  /** Reads the chart on first use: refreshing the list alone needs none. */
  public SignInChart getChart() {
    if (chart == null) {
      chart = read();
    }
    return chart;
  }

  private SignInChart read() {
    ZoneId zone = times.getZone();
    List<Instant> starts = range.starts(clock.instant(), zone);
    SignInChart bars =
        SignInChart.standing(starts.stream().map(start -> range.label(start, zone)).toList());
    for (EventFigures.Hour hour : hours(starts.get(0))) {
      bars.add(bar(starts, hour.hour()), hour.reason(), hour.count());
    }
    return bars;
  }

  private List<EventFigures.Hour> hours(Instant since) {
    TenantId id = site.isPresent() ? site.id() : null;
    try {
      return reading.hourly(current.actor(), id, since);
    } catch (DatabaseUnavailable e) {
      available = false;
      return List.of();
    }
  }

  /** The last bar that does not start later; in half-hour zones, hours straddle bars. */
  private static int bar(List<Instant> starts, Instant time) {
    int bar = starts.size() - 1;
    while (bar > 0 && starts.get(bar).isAfter(time)) {
      bar--;
    }
    return bar;
  }

  /** The key of the text shown instead of an empty chart, or {@code null}. */
  public String getInstead() {
    return !getChart().isBlank() ? null : available ? "chart.none" : "chart.unavailable";
  }

  /** The chart's description for screen readers. */
  public String getLabel() {
    return texts.of("log", "chart.aria", getChart().getAccepted(), getChart().getRefused());
  }

  public String getRange() {
    return range.text();
  }

  public List<String> getRanges() {
    return Arrays.stream(ChartRange.values()).map(ChartRange::text).toList();
  }
}
