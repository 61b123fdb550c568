package dev.gatehouse.console;

import dev.gatehouse.tenant.Visibility;

/**
 * A help center as the overview shows it; sign-ins and refusals of the last 24 hours.
 *
 * @param lastRefusal reason of the newest refusal among them, or {@code null}
 */
public record SiteRow(
    String name,
    String subdomain,
    Visibility visibility,
    long connectionsOn,
    long connectionsOff,
    long liveSessions,
    long signIns,
    long refusals,
    String lastRefusal) {

  /** Who may read it, in words. */
  public String readers() {
    return switch (visibility) {
      case PUBLIC -> "Everybody";
      case PASSWORD -> "Shared password";
      case SSO -> "Single sign-on";
      case INVITED -> "Invited people";
    };
  }
}
