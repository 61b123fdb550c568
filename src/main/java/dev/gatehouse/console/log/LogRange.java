package dev.gatehouse.console.log;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/** A range that one click chooses; it ends now. */
enum LogRange {
  QUARTER("15m", Duration.ofMinutes(15)),
  HOUR("1h", Duration.ofHours(1)),
  TODAY("today", null),
  DAY("24h", Duration.ofDays(1)),
  WEEK("7d", Duration.ofDays(7)),
  MONTH("30d", Duration.ofDays(30)),
  QUARTER_YEAR("90d", Duration.ofDays(90)),
  /** As far back as events can be kept. */
  ALL("all", Duration.ofDays(3650));

  /** Where neither the address nor what is looked for says otherwise. */
  static final LogRange DEFAULT = WEEK;

  private final String text;
  private final Duration back;

  LogRange(String text, Duration back) {
    this.text = text;
    this.back = back;
  }

  /** The range in addresses. */
  String text() {
    return text;
  }

  static Optional<LogRange> of(String text) {
    return Arrays.stream(values()).filter(range -> range.text.equals(text)).findFirst();
  }

  Instant since(Instant now, ZoneId zone) {
    return back == null
        ? now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant()
        : now.minus(back);
  }
}
