package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code nbf}, if present, is not ahead of this server's clock by more than the leeway (RFC 7519,
 * section 4.1.5).
 */
record NotBefore(long leewaySeconds) implements ClaimCheck {
  private static final String CLAIM = "nbf";

  @Override
  public String name() {
    return CLAIM;
  }

  @Override
  public String rule() {
    return "nbf, if given, is at most " + leewaySeconds + " seconds in the future";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<NumericDate> nbf = claims.usable(CLAIM, ClaimType.DATE);
    if (nbf.isPresent() && nbf.get().isAfter(now, leewaySeconds)) {
      throw new Rejected(
              Rejection.JWT_NOT_YET_VALID,
              "nbf is %d seconds ahead of this server's clock, %d are allowed"
                  .formatted(nbf.get().startedSecondsAheadOf(now), leewaySeconds))
          .comparing(Compared.late(nbf.get(), now, leewaySeconds));
    }
  }

  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    return TimeClaim.seconds(CLAIM).fix(claims, now, false);
  }
}
