package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;

/** The claim, if present, is not ahead of this server's clock by more than the leeway. */
record IssuedAt(TimeClaim claim, long leewaySeconds) implements ClaimCheck {

  @Override
  public String name() {
    return claim.name();
  }

  @Override
  public String rule() {
    return claim.name() + ", if given, is at most " + leewaySeconds + " seconds in the future";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<NumericDate> iat = claims.optional(claim.name(), claim.type());
    if (iat.isPresent() && iat.get().isAfter(now, leewaySeconds)) {
      throw new Rejected(
              Rejection.JWT_IAT_IN_FUTURE,
              "%s is %d seconds ahead of this server's clock, %d are allowed"
                  .formatted(claim.name(), iat.get().startedSecondsAheadOf(now), leewaySeconds))
          .comparing(Compared.late(iat.get(), now, leewaySeconds));
    }
  }

  @Override
  public Optional<NumericDate> issuedAt(Claims claims) {
    return claim.find(claims);
  }

  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    return claim.fix(claims, now, false);
  }
}
