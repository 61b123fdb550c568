package dev.gatehouse.protocol.helpdocs;

import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.kit.ReaderClaims;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The vendor's table of claims, "We will reject your JWT if", as data. */
final class HelpDocsClaims {
  /** "exp is in the past", "iat is in the future": the vendor allows no leeway. */
  static final int CLOCK_SKEW = 0;

  /** The token is the session: an hour until the reader is sent to sign in again. */
  private static final int USUAL_SECONDS = 3600;

  private HelpDocsClaims() {}

  static ClaimRules rules(ConnectionSettings settings, Set<String> audiences) {
    ClaimRules required =
        ClaimRules.withLeeway(settings.getClockSkewSeconds())
            .require("exp", ClaimType.DATE)
            .require("iat", ClaimType.DATE)
            .require("aud", ClaimType.AUDIENCE);
    ClaimRules intended =
        ReaderClaims.identify(required)
            .notExpired()
            .notBefore()
            .notIssuedInFuture()
            .intendedFor(audiences);
    return ReaderClaims.take(intended).take(UserData.CLAIM, UserData.TYPE);
  }

  /**
   * "Your HelpDocs subdomain … or your custom domain": as an address, as a host name, and the
   * subdomain alone. "Domains should not have a trailing slash."
   */
  static Set<String> audiences(SiteSettings site, String baseDomain) {
    Set<String> audiences = new HashSet<>();
    audiences.add(site.getSubdomain());
    addHost(audiences, site.getSubdomain() + "." + baseDomain);
    site.getCustomDomains().forEach(domain -> addHost(audiences, domain));
    return audiences;
  }

  private static void addHost(Set<String> audiences, String host) {
    audiences.add(host);
    audiences.add("https://" + host);
  }

  /**
   * @param host the help center's own
   */
  static List<OfferedClaim> offered(String host) {
    return List.of(
        OfferedClaim.required("iat", ClaimKind.ISSUED_AT),
        OfferedClaim.required("exp", ClaimKind.EXPIRY, USUAL_SECONDS),
        OfferedClaim.required("aud", ClaimKind.TEXT, host),
        OfferedClaim.optional("permission_groups", ClaimKind.GROUPS),
        OfferedClaim.optional("user_data", ClaimKind.TEXT),
        OfferedClaim.optional("email", ClaimKind.TEXT),
        OfferedClaim.optional("name", ClaimKind.TEXT),
        OfferedClaim.optional("external_id", ClaimKind.TEXT));
  }

  static Identity identity(Claims claims) {
    return ReaderClaims.identity(
        claims, UserData.of(claims).map(UserData::members).orElse(Map.of()));
  }
}
