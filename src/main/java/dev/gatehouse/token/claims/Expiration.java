package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;

/**
 * The claim, if present, has not passed by more than the leeway; the token is refused if {@code now
 * > exp + leeway}.
 */
record Expiration(TimeClaim claim, long leewaySeconds) implements ClaimCheck {

  /** Of an example, where the vendor has no usual one: in seconds. */
  private static final long LIFETIME = 300;

  @Override
  public String name() {
    return claim.name();
  }

  @Override
  public String rule() {
    return claim.name() + ", if given, is at most " + leewaySeconds + " seconds in the past";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<NumericDate> exp = claims.optional(claim.name(), claim.type());
    if (exp.isPresent() && exp.get().isBefore(now, -leewaySeconds)) {
      throw new Rejected(
              Rejection.JWT_EXPIRED,
              "%s passed %d seconds ago, %d are allowed"
                  .formatted(claim.name(), -exp.get().startedSecondsAheadOf(now), leewaySeconds))
          .comparing(Compared.early(claim, exp.get(), now, leewaySeconds));
    }
  }

  @Override
  public Optional<Instant> refusesFrom(Claims claims) {
    return claim.find(claims).map(exp -> exp.nextSecond().plusSeconds(leewaySeconds));
  }

  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    return claim.fix(claims, now.plusSeconds(LIFETIME), true);
  }
}
