package dev.gatehouse.console;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.site.SiteActivity;
import dev.gatehouse.operator.Right;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.Tenant;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The dashboard: recent activity at the operator's sites, and the operator's own sites. */
@Named("overview")
@RequestScoped
public class OverviewBacking {
  private static final Duration LATELY = Duration.ofHours(24);
  private static final int MOST_ROWS = 10;
  private static final int MOST_BARS = 10;
  private static final int MOST_SITES = 100;

  @Inject CurrentOperator current;
  @Inject PermittedSites sites;
  @Inject SiteActivity siteActivity;
  @Inject Clock clock;
  @Inject ConsoleTexts texts;

  private List<SiteActivity.Activity> activity = List.of();
  private List<Tenant> configured = List.of();
  private List<Tenant> edited = List.of();
  private List<Tenant> joined = List.of();
  private boolean available = true;
  private SignInChart chart;

  @PostConstruct
  void read() {
    try {
      read(current.actor());
    } catch (DatabaseUnavailable e) {
      available = false;
    }
  }

  private void read(Actor actor) {
    configured = sites.list(actor, Right.CONFIGURE, 0, MOST_SITES);
    edited = without(configured, sites.list(actor, Right.EDIT, 0, MOST_SITES));
    joined = without(configured, without(edited, sites.list(actor, Right.READ, 0, MOST_SITES)));
    activity = siteActivity.since(actor, clock.instant().minus(LATELY), MOST_ROWS);
  }

  private static List<Tenant> without(List<Tenant> others, List<Tenant> all) {
    return all.stream()
        .filter(site -> others.stream().noneMatch(o -> o.tenantId().equals(site.tenantId())))
        .toList();
  }

  /** Whether the database responded. */
  public boolean isAvailable() {
    return available;
  }

  /** Whether the operator configures at least one site. */
  public boolean isConfiguring() {
    return available && !configured.isEmpty();
  }

  public List<SiteActivity.Activity> getActivity() {
    return activity;
  }

  public List<Tenant> getConfigured() {
    return configured;
  }

  /** The sites whose content the operator edits, without further rights. */
  public List<Tenant> getEdited() {
    return edited;
  }

  /** The sites that the operator only reads. */
  public List<Tenant> getJoined() {
    return joined;
  }

  /** Sign-ins by site, most refusals first. */
  public SignInChart getChart() {
    if (chart == null) {
      List<SiteActivity.Activity> bars = activity.stream().limit(MOST_BARS).toList();
      chart = SignInChart.lying(bars.stream().map(SiteActivity.Activity::name).toList());
      for (int bar = 0; bar < bars.size(); bar++) {
        add(bar, bars.get(bar));
      }
    }
    return chart;
  }

  private void add(int bar, SiteActivity.Activity site) {
    chart.add(bar, null, site.accepted());
    site.refused().forEach((reason, count) -> chart.add(bar, reason, count));
  }

  public String getChartLabel() {
    return texts.get("dashboard.chart.aria", getChart().getAccepted(), getChart().getRefused());
  }

  /** A help center's address, with the scheme and port of this page. */
  public String address(Tenant site) {
    return current.visit().addressOf(site.getSettings().getSubdomain());
  }
}
