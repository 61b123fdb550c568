package dev.gatehouse.protocol.helpsite;

import dev.gatehouse.token.ClaimRules;
import dev.gatehouse.token.ClaimType;
import java.util.Set;

/** The vendor's "fields that your JWT must have", as data. */
final class HelpSiteClaims {
  /** "It will be rejected if it's in the past (more than 1 minute)": in seconds. */
  static final int CLOCK_SKEW = 60;

  private HelpSiteClaims() {}

  /**
   * In the order in which {@code jwt_error} tells them: of several faults the first is told.
   *
   * @param subdomain "aud (Audience) should match your site's subdomain value"
   */
  static ClaimRules rules(int clockSkewSeconds, String subdomain) {
    return ClaimRules.withLeeway(clockSkewSeconds)
        .require("exp", ClaimType.DATE)
        .notExpired()
        .require("aud", ClaimType.AUDIENCE)
        .intendedFor(Set.of(subdomain))
        .require("iat", ClaimType.DATE)
        .notIssuedInFuture();
  }
}
