package dev.gatehouse.console.site;

import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds settings whose effect on access may surprise a help center's operators. */
@ApplicationScoped
public class SiteWarnings {
  private final Sites sites;
  private final Clock clock;

  /** For the container's proxy. */
  protected SiteWarnings() {
    this(null, null);
  }

  @Inject
  public SiteWarnings(Sites sites, Clock clock) {
    this.sites = sites;
    this.clock = clock;
  }

  /** The warnings' text keys, most severe first. */
  public List<String> of(Tenant tenant) {
    return of(sites.of(tenant), clock.instant());
  }

  static List<String> of(Site site, Instant now) {
    Visibility visibility = site.settings().getVisibility();
    List<Connection> enabled = site.enabledConnections();
    boolean keyless = enabled.stream().anyMatch(c -> site.activeKeys(c, now).isEmpty());
    List<String> found = new ArrayList<>();
    if (visibility == Visibility.SSO && enabled.isEmpty()) {
      found.add(closed(site));
    }
    if (keyless) {
      found.add("keyless");
    }
    if (visibility == Visibility.PUBLIC && !enabled.isEmpty()) {
      found.add("public");
    }
    return found;
  }

  private static String closed(Site site) {
    if (!site.settings().isSsoEnabled()) {
      return "ssoOff";
    }
    if (!site.connections().isEmpty()) {
      return "switchedOff";
    }
    return site.openers().isEmpty() ? "unconnected" : "sister";
  }
}
