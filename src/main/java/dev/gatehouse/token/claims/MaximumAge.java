package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code now - iat} is at most this many seconds, without leeway, whatever {@code exp} says. A
 * token without {@code iat} has no known age and is refused.
 */
record MaximumAge(long seconds) implements ClaimCheck {

  @Override
  public String name() {
    return "age";
  }

  @Override
  public String rule() {
    return "iat is at most " + seconds + " seconds in the past";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<NumericDate> iat = claims.numericDate("iat");
    if (iat.isEmpty()) {
      throw new Rejected(
          Rejection.JWT_MISSING_REQUIRED_CLAIM,
          claims.problem("iat", ClaimType.DATE).orElseThrow());
    }
    if (iat.get().isBefore(now.minusSeconds(seconds))) {
      throw new Rejected(
          Rejection.JWT_TOO_OLD,
          "the token was issued %d seconds ago, %d are allowed"
              .formatted(-iat.get().startedSecondsAheadOf(now), seconds));
    }
  }

  @Override
  public Optional<Instant> refusesFrom(Claims claims) {
    return claims.numericDate("iat").map(iat -> iat.nextSecond().plusSeconds(seconds));
  }
}
