package dev.gatehouse.operator;

import jakarta.security.enterprise.CallerPrincipal;

/** An operator who typed the right password; whether that is enough is for others to say. */
public final class OperatorPrincipal extends CallerPrincipal {
  private static final long serialVersionUID = 1L;

  private final transient OperatorAccount account;
  private final boolean askedForCode;

  OperatorPrincipal(OperatorAccount account, boolean askedForCode) {
    super(account.email());
    this.account = account;
    this.askedForCode = askedForCode;
  }

  /** As of when the password was compared. */
  public OperatorAccount account() {
    return account;
  }

  /** Whether the password alone opens nothing. */
  public boolean isAskedForCode() {
    return askedForCode;
  }
}
