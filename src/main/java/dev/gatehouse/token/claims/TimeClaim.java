package dev.gatehouse.token.claims;

import java.math.BigDecimal;
import java.time.Instant;
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

  /**
   * The time that was meant if it only has the wrong unit or type, else the right one.
   *
   * @param open whether later times would do as well
   */
  Optional<ClaimCheck.Fix> fix(Claims claims, Instant right, boolean open) {
    Optional<Object> meant = Mistakes.meant(claims.asMap().get(name), type);
    return meant.isPresent()
        ? ClaimCheck.Fix.to(name, meant.get())
        : Optional.of(new ClaimCheck.Fix(name, json(right), open));
  }

  private BigDecimal json(Instant time) {
    return BigDecimal.valueOf(
        type == ClaimType.MILLISECONDS ? time.toEpochMilli() : time.getEpochSecond());
  }
}
