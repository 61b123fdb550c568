package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;

/** The claim, if present, is at most this many seconds ahead of this server's clock. */
record LongestLifetime(TimeClaim claim, long seconds) implements ClaimCheck {

  @Override
  public String name() {
    return "token lifetime";
  }

  @Override
  public String rule() {
    return claim.name() + ", if given, is at most " + seconds + " seconds in the future";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<NumericDate> exp = claims.optional(claim.name(), claim.type());
    if (exp.isPresent() && exp.get().isAfter(now, seconds)) {
      throw new Rejected(
              Rejection.JWT_TOO_OLD,
              "%s is %d seconds ahead of this server's clock, %d are allowed"
                  .formatted(claim.name(), exp.get().startedSecondsAheadOf(now), seconds))
          .comparing(Compared.late(exp.get(), now, seconds));
    }
  }

  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    return claim.fix(claims, now.plusSeconds(seconds), false);
  }
}
