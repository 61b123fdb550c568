package dev.gatehouse.operator;

import jakarta.security.enterprise.CallerPrincipal;

/** An operator who typed the right password; whether that is enough is for others to say. */
public final class OperatorPrincipal extends CallerPrincipal {
  private static final long serialVersionUID = 1L;

  private final transient OperatorAccount badge;
  private final boolean askedForCode;

  OperatorPrincipal(OperatorAccount badge, boolean askedForCode) {
    super(badge.email());
    this.badge = badge;
    this.askedForCode = askedForCode;
  }

  /** As of when the password was compared. */
  public OperatorAccount badge() {
    return badge;
  }

  /** Whether the password alone opens nothing. */
  public boolean isAskedForCode() {
    return askedForCode;
  }
}
