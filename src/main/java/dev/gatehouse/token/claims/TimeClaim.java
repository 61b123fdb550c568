package dev.gatehouse.token.claims;

import java.util.Optional;

/** A claim that holds a time, in the unit in which its vendor has it. */
public record TimeClaim(String name, ClaimType<NumericDate> type) {
  /** When the token was issued (RFC 7519, section 4.1.6). */
  public static final TimeClaim IAT = seconds("iat");

  /** When the token expires (RFC 7519, section 4.1.4). */
  public static final TimeClaim EXP = seconds("exp");

  public static TimeClaim seconds(String name) {
    return new TimeClaim(name, ClaimType.DATE);
  }

  public static TimeClaim milliseconds(String name) {
    return new TimeClaim(name, ClaimType.MILLISECONDS);
  }

  /** Empty if the claim is absent or no such time. */
  Optional<NumericDate> find(Claims claims) {
    return claims.find(name, type);
  }
}
