package dev.gatehouse.console.studio;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A token's time claim, for display.
 *
 * @param date in the operator's time zone; empty if the claim is not a time
 * @param distance from now, negative if the time is past
 * @param milliseconds whether seconds are asked for and the number is plausible as milliseconds
 *     only, a common mistake
 */
public record ClaimTime(String name, String date, Duration distance, boolean milliseconds) {
  private static final BigDecimal YEAR_10000 = BigDecimal.valueOf(253_402_300_800L);
  private static final BigDecimal YEAR_2000_IN_MILLISECONDS = BigDecimal.valueOf(946_684_800_000L);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);

  /**
   * @param inMilliseconds whether the vendor writes this time in milliseconds
   */
  static ClaimTime of(String name, Object json, boolean inMilliseconds, Instant now, ZoneId zone) {
    Optional<BigDecimal> number =
        Optional.of(json).filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast);
    boolean milliseconds =
        !inMilliseconds
            && number.filter(n -> n.compareTo(YEAR_2000_IN_MILLISECONDS) >= 0).isPresent();
    Optional<Instant> time =
        number
            .map(n -> milliseconds || inMilliseconds ? n.movePointLeft(3) : n)
            .filter(n -> n.signum() >= 0 && n.compareTo(YEAR_10000) < 0)
            .map(n -> Instant.ofEpochSecond(n.longValue()));
    return new ClaimTime(
        name,
        time.map(t -> DATE.format(t.atZone(zone))).orElse(""),
        time.map(t -> Duration.between(now, t)).orElse(Duration.ZERO),
        milliseconds);
  }

  public boolean isTime() {
    return !date.isEmpty();
  }

  public boolean isNow() {
    return distance.abs().toSeconds() == 0;
  }

  public boolean isPast() {
    return distance.isNegative();
  }

  /** The distance from now without its sign. */
  public String getSpan() {
    return span(distance.abs().toSeconds());
  }

  /** A duration in its two largest units. */
  static String span(long seconds) {
    Duration span = Duration.ofSeconds(seconds);
    if (span.toDays() > 0) {
      return words(span.toDays(), "day") + rest(span.toHoursPart(), "hour");
    }
    if (span.toHours() > 0) {
      return words(span.toHours(), "hour") + rest(span.toMinutesPart(), "minute");
    }
    return span.toMinutes() > 0
        ? words(span.toMinutes(), "minute") + rest(span.toSecondsPart(), "second")
        : words(seconds, "second");
  }

  private static String rest(long number, String unit) {
    return number == 0 ? "" : " " + words(number, unit);
  }

  private static String words(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
