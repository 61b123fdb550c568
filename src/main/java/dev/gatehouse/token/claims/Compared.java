package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.text.ShownValue;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * What came in a claim, beside what its rule accepts. Values of claims that are about a person are
 * not told, only their types.
 */
public final class Compared {
  private Compared() {}

  /** A claim that is absent or not of its type. */
  public static Supplier<Discrepancy> type(Claims claims, String claim, ClaimType<?> type) {
    Object json = claims.asMap().get(claim);
    return () -> {
      Cause cause = Mistakes.inType(json, type).orElse(null);
      boolean isShown = ClaimType.isAboutTheToken(type) || cause == Cause.NUMBER_AS_TEXT;
      return Discrepancy.of(
          isShown ? ShownValue.of(json) : ShownValue.kind(json), type.description(), cause);
    };
  }

  /** A claim that names a party, by one text or by several. */
  public static Supplier<Discrepancy> names(
      Claims claims, String claim, Collection<String> accepted) {
    Object json = claims.asMap().get(claim);
    return () ->
        Discrepancy.of(
            ShownValue.of(json),
            ShownValue.oneOf(accepted),
            Mistakes.inName(json, accepted).orElse(null));
  }

  /** A time that is too early: it is accepted from so many seconds before now on. */
  static Supplier<Discrepancy> early(TimeClaim claim, NumericDate came, Instant now, long before) {
    return () ->
        Discrepancy.of(
            came.told(now),
            "from %s on; this server's time is %s"
                .formatted(seconds(now.minusSeconds(before)), seconds(now)),
            Mistakes.inUnit(claim, came).orElse(null));
  }

  /** A time that is too late: it is accepted up to so many seconds after now. */
  static Supplier<Discrepancy> late(NumericDate came, Instant now, long after) {
    return () ->
        Discrepancy.of(
            came.told(now),
            "up to %s; this server's time is %s"
                .formatted(seconds(now.plusSeconds(after)), seconds(now)),
            null);
  }

  /** A number of seconds that is too large. */
  static Supplier<Discrepancy> lasting(long came, long most) {
    return () -> Discrepancy.of(came + " seconds", "at most " + most + " seconds", null);
  }

  private static Instant seconds(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond());
  }
}
