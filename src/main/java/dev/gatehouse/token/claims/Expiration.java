package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code exp}, if present, has not passed by more than the leeway; it is refused if {@code now >
 * exp + leeway}.
 */
record Expiration(long leewaySeconds) implements ClaimCheck {

  @Override
  public String name() {
    return "exp";
  }

  @Override
  public String rule() {
    return "exp, if given, is at most " + leewaySeconds + " seconds in the past";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<NumericDate> exp = claims.optional("exp", ClaimType.DATE);
    if (exp.isPresent() && exp.get().isBefore(now.minusSeconds(leewaySeconds))) {
      throw new Rejected(
          Rejection.JWT_EXPIRED,
          "exp passed %d seconds ago, %d are allowed"
              .formatted(-exp.get().startedSecondsAheadOf(now), leewaySeconds));
    }
  }

  @Override
  public Optional<Instant> refusesFrom(Claims claims) {
    return claims.numericDate("exp").map(exp -> exp.nextSecond().plusSeconds(leewaySeconds));
  }
}
