package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejection;
import java.util.List;

/** Adds to a vendor's rules what a connection requires beyond them. */
public final class FurtherRules {
  private FurtherRules() {}

  /**
   * @param claims that have to be there, as far as the vendor does not require them already
   * @param seconds for how long tokens may be valid; {@code null} if the connection does not say.
   *     It does not end a token's life for {@link ClaimRules#rememberedUntil}: it may be raised, so
   *     a used token is remembered for as long as the vendor's rules accept it
   */
  public static ClaimRules after(ClaimRules vendor, List<String> claims, Integer seconds) {
    ClaimRules rules = vendor;
    for (String claim : claims) {
      RequiredClaim further =
          new RequiredClaim(claim, ClaimType.FILLED, Rejection.JWT_MISSING_REQUIRED_CLAIM);
      boolean isThere =
          vendor.checks().stream().anyMatch(check -> check.name().equals(further.name()));
      rules = isThere ? rules : rules.and(further);
    }
    return seconds == null ? rules : rules.and(new LifetimeLimit(seconds));
  }
}
