package dev.gatehouse.console.sso;

import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.journal.ReportFigures;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.ReportOnly;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;

/** Whether rules of the connection in view report, and what they found so far. */
@Named("connectionReport")
@RequestScoped
public class ConnectionReportBacking {
  @Inject SiteInView site;
  @Inject ConnectionBacking connection;
  @Inject Connections connections;
  @Inject ReportFigures figures;
  @Inject TimesBacking times;
  @Inject ConsoleTexts texts;
  @Inject Clock clock;

  private ReportOnly report = ReportOnly.none();
  private String state;

  @PostConstruct
  void read() {
    if (!connection.isNew()) {
      connections
          .find(site.id(), connection.getId())
          .map(Connection::getReportOnly)
          .ifPresent(found -> report = found);
    }
  }

  public boolean isReporting() {
    return !report.isEmpty();
  }

  /** Whether their time has passed. */
  public boolean isDue() {
    return report.isDue(clock.instant());
  }

  /** Until when they report, and whom they would have refused. */
  public String getState() {
    if (state == null) {
      state = count();
    }
    return state;
  }

  private String count() {
    ReportFigures.Totals found =
        figures.totals(site.id(), connection.getId(), report.getFrom(), report.getUntil());
    return texts.of(
        "sso",
        "reportOnly.state",
        times.local(report.getUntil()),
        found.wouldRefuse(),
        found.accepted());
  }
}
