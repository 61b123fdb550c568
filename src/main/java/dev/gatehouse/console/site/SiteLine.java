package dev.gatehouse.console.site;

import dev.gatehouse.tenant.Visibility;

/**
 * A help center as the list shows it.
 *
 * @param ssoEnabled whether single sign-on is on for the whole site
 * @param connectionsOn number of enabled connections
 * @param signIns number of accepted sign-ins since the start of the day
 * @param failures number of refused sign-ins since the start of the day
 */
public record SiteLine(
    long id,
    String name,
    String subdomain,
    Visibility visibility,
    boolean ssoEnabled,
    long connections,
    long connectionsOn,
    long signIns,
    long failures) {

  /** Whether single sign-on is on and has an enabled connection. */
  public boolean ssoOn() {
    return ssoEnabled && connectionsOn > 0;
  }
}
