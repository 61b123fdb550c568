package dev.gatehouse.console.site;

import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.storage.DatabaseUnavailable;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;

/** A help center's status and today's activity, with links to its other pages. */
@Named("siteOverview")
@RequestScoped
public class SiteOverviewBacking {
  private static final int MOST_EVENTS = 8;

  @Inject SiteInView site;
  @Inject SiteDirectory directory;
  @Inject SiteWarnings warnings;
  @Inject Events events;
  @Inject TimesBacking times;
  @Inject ConsoleTexts texts;

  private Glance glance;

  private record Glance(
      SiteDirectory.Line line,
      SiteDirectory.Contents contents,
      List<String> warnings,
      List<SignInEvent> latest) {}

  @PostConstruct
  void read() {
    Tenant tenant = site.tenant();
    Instant today = times.today();
    boolean log = site.may("CONFIGURE");
    try {
      glance = look(tenant, today, log);
    } catch (DatabaseUnavailable e) {
      Notices.problem(texts.get("unavailable"));
    }
  }

  private Glance look(Tenant tenant, Instant today, boolean log) {
    TenantId id = tenant.tenantId();
    return new Glance(
        directory.line(id, today),
        directory.contents(id),
        warnings.of(tenant),
        log ? events.list(id, Events.Filter.ALL, null, MOST_EVENTS) : List.of());
  }

  /** Whether the database responded. */
  public boolean isAvailable() {
    return glance != null;
  }

  public SiteDirectory.Line getLine() {
    return glance.line();
  }

  public SiteDirectory.Contents getContents() {
    return glance.contents();
  }

  /** The warnings' text keys. */
  public List<String> getWarnings() {
    return glance.warnings();
  }

  /** The newest events, or none if the operator may not read the log. */
  public List<SignInEvent> getLatest() {
    return glance.latest();
  }

  public List<String> getDomains() {
    return site.tenant().getSettings().getCustomDomains().stream().sorted().toList();
  }
}
