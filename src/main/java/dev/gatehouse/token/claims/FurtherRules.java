package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejection;
import java.util.List;

/**
 * What a connection requires beyond a vendor's rules.
 *
 * @param claims that have to be there
 * @param seconds for how long tokens may be valid; {@code null} if the connection does not say. It
 *     does not end a token's life for {@link ClaimRules#rememberedUntil}: it may be raised, so a
 *     used token is remembered for as long as the vendor's rules accept it
 * @param ofWhole whether a sign-in learns claims beside the token, so that those of the token alone
 *     do not tell what is missing
 */
public record FurtherRules(List<String> claims, Integer seconds, boolean ofWhole) {
  /** The vendor's rules with what the token itself has to fulfil, as far as they do not say it. */
  public ClaimRules after(ClaimRules vendor) {
    ClaimRules rules = vendor;
    for (ClaimCheck further : ofWhole ? List.<ClaimCheck>of() : required()) {
      boolean isThere =
          vendor.checks().stream().anyMatch(check -> check.name().equals(further.name()));
      rules = isThere ? rules : rules.and(further);
    }
    return seconds == null ? rules : rules.and(new LifetimeLimit(seconds));
  }

  /** The checks of all claims that a sign-in has learned; none where the token has them all. */
  public List<ClaimCheck> afterwards() {
    return ofWhole ? required() : List.of();
  }

  private List<ClaimCheck> required() {
    return claims.stream().map(FurtherRules::required).toList();
  }

  private static ClaimCheck required(String claim) {
    return new RequiredClaim(claim, ClaimType.FILLED, Rejection.JWT_MISSING_REQUIRED_CLAIM);
  }
}
