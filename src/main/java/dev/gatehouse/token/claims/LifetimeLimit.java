package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * A token is valid for at most this many seconds, from {@code iat}, or now if it does not say, to
 * {@code exp}. One that never expires must not be older.
 */
record LifetimeLimit(long seconds) implements ClaimCheck {

  @Override
  public String name() {
    return "largest lifetime";
  }

  @Override
  public String rule() {
    return "exp is at most " + seconds + " seconds after iat";
  }

  @Override
  public void check(Claims claims, Instant now) throws Rejected {
    Optional<NumericDate> exp = TimeClaim.EXP.find(claims);
    Optional<NumericDate> iat = TimeClaim.IAT.find(claims);
    BigDecimal present =
        BigDecimal.valueOf(now.getEpochSecond()).add(BigDecimal.valueOf(now.getNano(), 9));
    BigDecimal begin = iat.map(NumericDate::seconds).orElse(present);
    if (exp.isEmpty() && iat.isEmpty()) {
      throw new Rejected(Rejection.JWT_MISSING_REQUIRED_CLAIM, "exp", "exp is absent");
    }
    BigDecimal lifetime = exp.map(NumericDate::seconds).orElse(present).subtract(begin);
    if (lifetime.compareTo(BigDecimal.valueOf(seconds)) > 0) {
      long whole = lifetime.setScale(0, RoundingMode.UP).longValueExact();
      throw new Rejected(
              Rejection.JWT_TOO_OLD,
              "the token %s %d seconds, %d are allowed"
                  .formatted(
                      exp.isPresent() ? "is valid for" : "never expires and was issued before",
                      whole,
                      seconds))
          .comparing(Compared.lasting(whole, seconds));
    }
  }

  /** The end moves; where the limit has passed since the beginning, that moves first. */
  @Override
  public Optional<Fix> fix(Claims claims, Instant now) {
    Optional<NumericDate> iat = TimeClaim.IAT.find(claims);
    boolean isOver = iat.filter(begin -> begin.isBefore(now, -seconds)).isPresent();
    return isOver
        ? Fix.to("iat", BigDecimal.valueOf(now.getEpochSecond()))
        : Fix.to(
            "exp",
            BigDecimal.valueOf(
                iat.map(NumericDate::instant).orElse(now).getEpochSecond() + seconds));
  }
}
