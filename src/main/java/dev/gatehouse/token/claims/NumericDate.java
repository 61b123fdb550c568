package dev.gatehouse.token.claims;

import dev.gatehouse.token.json.StrictJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/**
 * A time in a token: seconds since 1970, with or without a fraction (RFC 7519, section 2), compared
 * without rounding.
 *
 * @param seconds from 0 to the end of the year 9999
 */
public record NumericDate(BigDecimal seconds) {

  private static final BigDecimal YEAR_10000 =
      BigDecimal.valueOf(Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() + 1);

  /**
   * @param json a value as {@link StrictJson} gives it
   * @return empty for anything but a number in the range, so also for text, boolean and infinity
   */
  static Optional<NumericDate> of(Object json) {
    return json instanceof BigDecimal seconds
            && seconds.signum() >= 0
            && seconds.compareTo(YEAR_10000) < 0
        ? Optional.of(new NumericDate(seconds))
        : Optional.empty();
  }

  /** As {@link #of}, from a number of milliseconds. */
  static Optional<NumericDate> ofMilliseconds(Object json) {
    return json instanceof BigDecimal milliseconds ? of(milliseconds.movePointLeft(3)) : of(json);
  }

  /** Whether it is before another moment: so many seconds after this one. */
  boolean isBefore(Instant moment, long later) {
    return compareTo(moment, later) < 0;
  }

  /** Whether it is after such a moment. */
  boolean isAfter(Instant moment, long later) {
    return compareTo(moment, later) > 0;
  }

  private int compareTo(Instant moment, long later) {
    // Nearly always decided by the whole seconds, which cost nothing to compare.
    int whole = Long.compare(seconds.longValue(), moment.getEpochSecond() + later);
    return whole == 0 ? seconds.compareTo(exactSeconds(moment.plusSeconds(later))) : whole;
  }

  /**
   * Whole seconds from the moment to this time, rounded toward zero; negative if this time is
   * earlier.
   */
  public long secondsAheadOf(Instant moment) {
    return apart(moment, RoundingMode.DOWN);
  }

  /** As {@link #secondsAheadOf}, but rounded away from zero: a started second counts. */
  long startedSecondsAheadOf(Instant moment) {
    return apart(moment, RoundingMode.UP);
  }

  /** The time, and how far it is from this server's. */
  String told(Instant now) {
    long ahead = startedSecondsAheadOf(now);
    return "%s, %d second%s %s this server's time"
        .formatted(
            instant(),
            Math.abs(ahead),
            Math.abs(ahead) == 1 ? "" : "s",
            ahead > 0 ? "after" : "before");
  }

  /** The whole second of this time. */
  public Instant instant() {
    return Instant.ofEpochSecond(seconds.setScale(0, RoundingMode.FLOOR).longValueExact());
  }

  /** The first whole second after this time. */
  public Instant nextSecond() {
    return Instant.ofEpochSecond(seconds.setScale(0, RoundingMode.FLOOR).longValueExact() + 1);
  }

  private long apart(Instant moment, RoundingMode rounding) {
    return seconds.subtract(exactSeconds(moment)).setScale(0, rounding).longValueExact();
  }

  private static BigDecimal exactSeconds(Instant moment) {
    return BigDecimal.valueOf(moment.getEpochSecond()).add(BigDecimal.valueOf(moment.getNano(), 9));
  }
}
