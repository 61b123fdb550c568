package dev.gatehouse.token.claims;

/**
 * The rules for a logout token (OpenID Connect Back-Channel Logout 1.0 section 2.6), which names
 * the issuer and the audience that sign-in tokens have to name.
 */
public final class LogoutRules {
  /** "At most two minutes" is the advice for a logout token; the way there may be slow. */
  private static final long LONGEST_SECONDS = 300;

  private LogoutRules() {}

  /**
   * @param signIn the rules for the sign-in tokens of the same connection
   */
  public static ClaimRules of(long leewaySeconds, ClaimRules signIn) {
    ClaimRules logout =
        ClaimRules.withLeeway(leewaySeconds)
            .forLogout()
            .require("iat", ClaimType.DATE)
            .require("jti", ClaimType.EXACT)
            .notExpired()
            .notBefore()
            .notIssuedInFuture()
            .notOlderThan(LONGEST_SECONDS)
            .singleUse("jti");
    for (ClaimCheck check : signIn.checks()) {
      logout = check.namesParty() ? logout.and(check) : logout;
    }
    return logout;
  }
}
