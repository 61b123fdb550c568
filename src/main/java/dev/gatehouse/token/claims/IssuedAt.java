package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Instant;
import java.util.Optional;

/** {@code iat}, if present, is not ahead of this server's clock by more than the leeway. */
record IssuedAt(long leewaySeconds) implements ClaimCheck {

  @Override
  public String name() {
    return "iat";
  }

  @Override
  public String rule() {
    return "iat, if given, is at most " + leewaySeconds + " seconds in the future";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<NumericDate> iat = claims.optional("iat", ClaimType.DATE);
    if (iat.isPresent() && iat.get().isAfter(now.plusSeconds(leewaySeconds))) {
      throw new Rejected(
          Rejection.JWT_IAT_IN_FUTURE,
          "iat is %d seconds ahead of this server's clock, %d are allowed"
              .formatted(iat.get().startedSecondsAheadOf(now), leewaySeconds));
    }
  }
}
