package dev.gatehouse.protocol.helpsite;

import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.kit.ReaderClaims;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import java.util.List;
import java.util.Set;

/** The vendor's "fields that your JWT must have", as data. */
final class HelpSiteClaims {
  /** "It will be rejected if it's in the past (more than 1 minute)": in seconds. */
  static final int CLOCK_SKEW = 60;

  /** The token is the session: an hour until the reader is sent to sign in again. */
  private static final int USUAL_SECONDS = 3600;

  private HelpSiteClaims() {}

  /**
   * In the order in which {@code jwt_error} tells them: of several faults the first is told, and
   * whatever is just {@code invalid} comes first.
   *
   * @param subdomain "aud (Audience) should match your site's subdomain value"
   */
  static ClaimRules rules(int clockSkewSeconds, String subdomain) {
    ClaimRules timely =
        ReaderClaims.identify(ClaimRules.withLeeway(clockSkewSeconds))
            .require("exp", ClaimType.DATE)
            .notExpired()
            .notBefore()
            .require("aud", ClaimType.AUDIENCE)
            .intendedFor(Set.of(subdomain))
            .require("iat", ClaimType.DATE)
            .notIssuedInFuture();
    return ReaderClaims.take(timely);
  }

  static List<OfferedClaim> offered(String subdomain) {
    return List.of(
        OfferedClaim.required("iat", ClaimKind.ISSUED_AT),
        OfferedClaim.required("exp", ClaimKind.EXPIRY, USUAL_SECONDS),
        OfferedClaim.required("aud", ClaimKind.TEXT, subdomain),
        OfferedClaim.optional("email", ClaimKind.TEXT),
        OfferedClaim.optional("name", ClaimKind.TEXT),
        OfferedClaim.optional("external_id", ClaimKind.TEXT),
        OfferedClaim.optional("permission_groups", ClaimKind.GROUPS));
  }
}
