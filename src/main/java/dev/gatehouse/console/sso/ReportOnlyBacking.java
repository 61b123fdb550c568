package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.sso.ReportOnlyChanges;
import dev.gatehouse.administration.sso.ReportOnlyOrder;
import dev.gatehouse.administration.sso.ReportableRules;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.journal.ReportFigures;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.mapping.ClaimMapping;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.ReportOnly;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules of a connection that only report: what they found, and what is to report next. */
@Named("reportOnly")
@ViewScoped
public class ReportOnlyBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject ConnectionInView inView;
  @Inject Protocols protocols;
  @Inject ReportOnlyChanges changes;
  @Inject ReportFigures reportFigures;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject Clock clock;

  private long version;
  private String protocol;
  private ReportOnly report = ReportOnly.none();
  private transient ReportFigures.Figures figures;

  /** What counts, with what reports laid over it. */
  private ConnectionSettings form;

  private ReportOnlyOrder order = new ReportOnlyOrder();

  /** A rule that reports, in words. */
  public record RuleLine(String member, String value) {
    /** Key of the text that names the member. */
    public String label() {
      return member.equals("mapping") ? "mapping.title" : member + ".label";
    }
  }

  /** Reads the connection of the page's address. */
  public void load() {
    if (form == null) {
      take(inView.read());
    }
  }

  private void take(Connection connection) {
    version = connection.getVersion();
    protocol = connection.getProtocol();
    report = connection.getReportOnly();
    form = report.over(connection.getSettings());
    order = new ReportOnlyOrder();
    figures = null;
  }

  /** Sets what was typed to report. */
  public void start() {
    Map<String, Object> given = ReportableRules.values(form, ReportableRules.members(spoken()));
    Expectation read = Expectation.version(version);
    action
        .get(
            actor ->
                changes.start(
                    actor, site.tenant(), inView.id(), read, given, order, new Objections()))
        .ifPresent(saved -> follow(saved, "reportOnly.started"));
  }

  /** Makes the rules count, which the page of the connection then shows. */
  public void apply() {
    Expectation read = Expectation.version(version);
    action
        .get(actor -> changes.apply(actor, site.tenant(), inView.id(), read))
        .ifPresent(
            saved -> {
              Notices.done(texts.of("sso", "reportOnly.applied"));
              Redirects.to(inView.address("connection"));
            });
  }

  /** Drops the rules. */
  public void drop() {
    Expectation read = Expectation.version(version);
    action
        .get(actor -> changes.drop(actor, site.tenant(), inView.id(), read))
        .ifPresent(saved -> follow(saved, "reportOnly.dropped"));
  }

  private void follow(Connection saved, String text) {
    take(saved);
    Notices.done(texts.of("sso", text));
  }

  private Protocol spoken() {
    return protocols.named(protocol).orElseThrow(Missing::new);
  }

  /** Whether connections of this protocol can set it to report. */
  public boolean uses(String member) {
    return ReportableRules.members(spoken()).contains(member);
  }

  /** The algorithms that the vendor's backends may sign with. */
  public List<String> getAlgorithms() {
    return spoken().description().algorithms();
  }

  /** The rules that report. */
  public List<RuleLine> getRules() {
    List<RuleLine> lines = new ArrayList<>();
    for (String member : report.members()) {
      Object value = report.getRules().get(member);
      List<?> shown =
          member.equals("mapping")
              ? ClaimMapping.of(form).lines()
              : value instanceof List<?> several ? several : List.of(value);
      lines.add(
          new RuleLine(member, String.join(", ", shown.stream().map(String::valueOf).toList())));
    }
    return lines;
  }

  public boolean isReporting() {
    return !report.isEmpty();
  }

  /** Whether their time has passed. */
  public boolean isDue() {
    return report.isDue(clock.instant());
  }

  public ReportOnly getReport() {
    return report;
  }

  /** What was counted, while something reports. */
  public ReportFigures.Figures getFigures() {
    if (figures == null) {
      figures = reportFigures.of(site.id(), inView.id(), report.getFrom(), report.getUntil());
    }
    return figures;
  }

  public ConnectionSettings getForm() {
    return form;
  }

  public ReportOnlyOrder getOrder() {
    return order;
  }
}
