package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;

/**
 * The claim, which says when the token was issued, is at most this many seconds ago, without
 * leeway, whatever {@code exp} says. A token without it has no known age and is refused.
 */
record MaximumAge(TimeClaim claim, long seconds) implements ClaimCheck {

  @Override
  public String name() {
    return "age";
  }

  @Override
  public String rule() {
    return claim.name() + " is at most " + seconds + " seconds in the past";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<NumericDate> iat = claim.find(claims);
    if (iat.isEmpty()) {
      throw new Rejected(
              Rejection.JWT_MISSING_REQUIRED_CLAIM,
              claims.problem(claim.name(), claim.type()).orElseThrow())
          .comparing(Compared.type(claims, claim.name(), claim.type()));
    }
    if (iat.get().isBefore(now, -seconds)) {
      throw new Rejected(
              Rejection.JWT_TOO_OLD,
              "the token was issued %d seconds ago, %d are allowed"
                  .formatted(-iat.get().startedSecondsAheadOf(now), seconds))
          .comparing(Compared.early(claim, iat.get(), now, seconds));
    }
  }

  @Override
  public Optional<NumericDate> issuedAt(Claims claims) {
    return claim.find(claims);
  }

  @Override
  public Optional<Instant> refusesFrom(Claims claims) {
    return claim.find(claims).map(iat -> iat.nextSecond().plusSeconds(seconds));
  }

  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    return claim.fix(claims, now, false);
  }
}
