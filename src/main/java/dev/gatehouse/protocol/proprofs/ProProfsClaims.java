package dev.gatehouse.protocol.proprofs;

import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Strangers;
import dev.gatehouse.protocol.kit.ReaderClaims;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import java.util.List;
import java.util.Set;

/** The vendor's tables "Manual Parameters" and "Automatic Parameters", as data. */
final class ProProfsClaims {
  static final int CLOCK_SKEW = 30;

  /** "Token Issued at Time to make token valid only for 3 minutes", in seconds. */
  static final int LONGEST_AGE = 180;

  /** "Token JWT ID … (Random hash minimum 32 characters long)". */
  static final int SHORTEST_ID = 32;

  private static final String EMAIL = "user_email";
  private static final String GUEST = "guest";

  private ProProfsClaims() {}

  /**
   * @param openable ids of the sites that the connection may open
   * @param called id of the site at whose host the token came in
   */
  static ClaimRules rules(int leewaySeconds, Set<Long> openable, long called) {
    return ClaimRules.withLeeway(leewaySeconds)
        .require("iat", ClaimType.DATE)
        .require("jti", ClaimType.exact(SHORTEST_ID))
        .require(EMAIL, ClaimType.FILLED)
        .identify(EMAIL, ClaimType.EMAIL)
        .notExpired()
        .notBefore()
        .notIssuedInFuture()
        .notOlderThan(LONGEST_AGE)
        .and(new SiteAccess.OpensSomeSite(openable, called))
        .take(SiteAccess.CLAIM, SiteAccess.ENTRIES)
        .take(GUEST, ClaimType.FLAG)
        .singleUse("jti");
  }

  static List<OfferedClaim> offered() {
    return List.of(
        OfferedClaim.required("iat", ClaimKind.ISSUED_AT),
        OfferedClaim.required("jti", ClaimKind.FRESH_ID),
        OfferedClaim.required(EMAIL, ClaimKind.TEXT, "ann@example.com"),
        OfferedClaim.optional(SiteAccess.CLAIM, ClaimKind.TEXT),
        OfferedClaim.optional(GUEST, ClaimKind.FLAG),
        new OfferedClaim("exp", ClaimKind.EXPIRY, false, LONGEST_AGE, List.of()));
  }

  /** "Users are authenticated through their Email ID": nothing else of them is told. */
  static Identity identity(Claims claims) {
    return Identity.of(ReaderClaims.email(claims, EMAIL).orElse(null));
  }

  /**
   * "Only a user registered in the Knowledge Base can log in using JWT"; others "are given visitor
   * access", for which {@code guest} has the default true.
   */
  static Strangers strangers(Claims claims) {
    return claims.flag(GUEST).orElse(true) ? Strangers.VISIT : Strangers.REFUSE;
  }
}
