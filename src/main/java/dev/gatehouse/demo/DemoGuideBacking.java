package dev.gatehouse.demo;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.demo.app.DemoHosts;
import dev.gatehouse.demo.app.HelpCenters;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** The demo on the base host's page: its sites, and what to look at there. */
@Named("demoGuide")
@RequestScoped
public class DemoGuideBacking {
  private static final int MOST_SITES = 50;

  @Inject HttpServletRequest request;
  @Inject Configuration configuration;
  @Inject HelpCenters helpCenters;
  @Inject Tenants tenants;

  /** A site that the demo did not make. */
  public record AddedSite(String name, String address) {}

  public boolean isOn() {
    return configuration.demo();
  }

  public List<HelpCenters.Link> getHelpCenters() {
    return hosts().map(helpCenters::links).orElse(List.of());
  }

  /** Sites that were made since, in the console or through the admin API. */
  public List<AddedSite> getOthers() {
    return tenants.list(0, MOST_SITES).stream()
        .map(Tenant::getSettings)
        .filter(site -> DemoSite.named(site.getSubdomain()).isEmpty())
        .flatMap(site -> link(site).stream())
        .toList();
  }

  /** The pretend company's app. */
  public String getApp() {
    return hosts().flatMap(hosts -> hosts.helpCenter("app")).orElse("");
  }

  private Optional<AddedSite> link(SiteSettings site) {
    return hosts()
        .flatMap(hosts -> hosts.helpCenter(site.getSubdomain()))
        .map(address -> new AddedSite(site.getName(), address));
  }

  private Optional<DemoHosts> hosts() {
    return DemoHosts.ofBase(request, configuration.baseDomain());
  }
}
