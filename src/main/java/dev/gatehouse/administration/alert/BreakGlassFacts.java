package dev.gatehouse.administration.alert;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.tenant.link.BreakGlass;

/** What the audit trail, the admin API and web hooks say of a break-glass. */
public final class BreakGlassFacts {
  private BreakGlassFacts() {}

  /** Neither link nor password is among them. */
  public static Snapshot of(BreakGlass glass) {
    return with(new Snapshot(), glass);
  }

  static Snapshot with(Snapshot before, BreakGlass glass) {
    return before
        .with("reason", glass.getReason())
        .with("openedBy", glass.getOpenedBy())
        .with("openedAt", glass.getCreatedAt())
        .with("expiresAt", glass.getExpiresAt())
        .with("signIns", glass.getSignIns());
  }
}
