package dev.gatehouse.operator;

import jakarta.security.enterprise.CallerPrincipal;

/**
 * The caller principal of an operator whose password was right. The caller decides whether a second
 * factor is needed.
 */
public final class OperatorPrincipal extends CallerPrincipal {
  private static final long serialVersionUID = 1L;

  private final transient OperatorAccount account;
  private final boolean askedForCode;

  OperatorPrincipal(OperatorAccount account, boolean askedForCode) {
    super(account.email());
    this.account = account;
    this.askedForCode = askedForCode;
  }

  /** The account at the time when the password was checked. */
  public OperatorAccount account() {
    return account;
  }

  /** Whether a second factor is required. */
  public boolean isAskedForCode() {
    return askedForCode;
  }
}
