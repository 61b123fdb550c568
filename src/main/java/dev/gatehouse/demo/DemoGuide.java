package dev.gatehouse.demo;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.demo.app.DemoHosts;
import dev.gatehouse.demo.app.HelpCenters;
import dev.gatehouse.site.Frame.OtherSite;
import dev.gatehouse.site.Guide;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** The demo on the base host's page: its sites, and what to look at there. */
@ApplicationScoped
public class DemoGuide {
  private static final int MOST_SITES = 50;

  @Inject HttpServletRequest request;
  @Inject Configuration configuration;
  @Inject HelpCenters helpCenters;
  @Inject Tenants tenants;

  /** {@code null} without the demo. */
  @Produces
  Guide guide() {
    return configuration.demo() ? guide(hosts()) : null;
  }

  private Guide guide(Optional<DemoHosts> hosts) {
    return new Guide(
        hosts.map(helpCenters::links).orElse(List.of()).stream().map(DemoGuide::shown).toList(),
        hosts.map(this::others).orElse(List.of()),
        hosts.flatMap(known -> known.helpCenter("app")).orElse(""));
  }

  private static Guide.HelpCenter shown(HelpCenters.Link link) {
    HelpCenters.HelpCenter center = link.helpCenter();
    return new Guide.HelpCenter(
        center.name(),
        link.address(),
        center.vendor(),
        center.hint(),
        link.article(),
        center.title());
  }

  private List<OtherSite> others(DemoHosts hosts) {
    return tenants.list(0, MOST_SITES).stream()
        .map(Tenant::getSettings)
        .filter(site -> DemoSite.named(site.getSubdomain()).isEmpty())
        .flatMap(site -> link(site, hosts).stream())
        .toList();
  }

  private static Optional<OtherSite> link(SiteSettings site, DemoHosts hosts) {
    return hosts
        .helpCenter(site.getSubdomain())
        .map(address -> new OtherSite(site.getName(), address));
  }

  private Optional<DemoHosts> hosts() {
    return DemoHosts.ofBase(request, configuration.baseDomain());
  }
}
