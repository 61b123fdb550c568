package dev.gatehouse.console.site;

import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds settings whose effect on access may surprise a help center's operators. */
final class SiteWarnings {
  private SiteWarnings() {}

  /** The warnings' text keys, most severe first. */
  static List<String> of(Site site, Instant now) {
    Visibility visibility = site.settings().getVisibility();
    List<Connection> enabled = site.enabledConnections();
    boolean keyless =
        enabled.stream()
            .filter(connection -> !ConnectionKeys.arePublished(connection.getSettings()))
            .anyMatch(connection -> site.activeKeys(connection, now).isEmpty());
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
