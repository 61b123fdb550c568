package dev.gatehouse.administration.change;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times in text that programs send. */
public final class WrittenTime {
  /** Date and time with an offset and a year of four digits (RFC 3339). */
  private static final String FORM = "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d.*";

  private WrittenTime() {}

  /** The time in a text; empty if it is not one. */
  public static Optional<Instant> read(String text) {
    try {
      return text.matches(FORM)
          ? Optional.of(OffsetDateTime.parse(text).toInstant())
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
