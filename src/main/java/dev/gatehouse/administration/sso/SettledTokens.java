package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.tenant.TokenRequirements;

/** The tokens that Gatehouse itself makes: a connection cannot require more of them. */
final class SettledTokens {
  private static final String MESSAGE =
      "cannot be required here: Gatehouse itself makes the tokens, always alike";

  private SettledTokens() {}

  static void check(TokenRequirements further, Objections objections) {
    // Null has an objection of its own.
    if (further.getRequiredClaims() != null && !further.getRequiredClaims().isEmpty()) {
      objections.objectOnce("requiredClaims", MESSAGE);
    }
    if (further.getMaxLifetimeSeconds() != null) {
      objections.objectOnce("maxLifetimeSeconds", MESSAGE);
    }
  }
}
