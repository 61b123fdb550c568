package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;

/** {@code exp}, if present, is at most this many seconds ahead of this server's clock. */
record LongestLifetime(long seconds) implements ClaimCheck {

  @Override
  public String name() {
    return "lifetime";
  }

  @Override
  public String rule() {
    return "exp, if given, is at most " + seconds + " seconds in the future";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<NumericDate> exp = claims.optional("exp", ClaimType.DATE);
    if (exp.isPresent() && exp.get().isAfter(now.plusSeconds(seconds))) {
      throw new Rejected(
          Rejection.JWT_TOO_OLD,
          "exp is %d seconds ahead of this server's clock, %d are allowed"
              .formatted(exp.get().startedSecondsAheadOf(now), seconds));
    }
  }
}
