package dev.gatehouse.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * A time that an operator typed into a filter, in the console's notation: {@code 2026-11-28
 * 16:48:24}, with or without seconds, or the day alone. An address may separate day and time by
 * {@code T}.
 *
 * @param day whether the day alone was typed
 */
public record TypedTime(LocalDateTime start, boolean day) {
  /** Databases keep no time of a year with more. */
  private static final int YEAR_DIGITS = 4;

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, YEAR_DIGITS)
          .appendPattern("-MM-dd[['T'][' ']HH:mm[:ss]]")
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private static final int DAY = "2026-11-28".length();

  /** Returns the time, or empty if the text is not in the console's notation. */
  public static Optional<TypedTime> of(String text) {
    String typed = text.strip();
    try {
      LocalDateTime start = LocalDateTime.parse(typed, TIME);
      return Optional.of(new TypedTime(start, typed.length() == DAY));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The first moment of a range that begins with this time. */
  public Instant from(ZoneId zone) {
    return start.atZone(zone).toInstant();
  }

  /** The first moment after a range that ends with this time: a day alone belongs to the range. */
  public Instant until(ZoneId zone) {
    return (day ? start.plusDays(1) : start).atZone(zone).toInstant();
  }
}
