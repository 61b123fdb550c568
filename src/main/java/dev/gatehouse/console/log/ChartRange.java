package dev.gatehouse.console.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chart's period, and how it is divided into bars. */
enum ChartRange {
  DAY("24h", 24, ChronoUnit.HOURS, 1, "HH:mm"),
  WEEK("7d", 28, ChronoUnit.HOURS, 6, "EEE HH:mm"),
  MONTH("30d", 30, ChronoUnit.DAYS, 1, "d MMM");

  private final String text;
  private final int bars;
  private final ChronoUnit unit;
  private final int width;
  private final DateTimeFormatter label;

  ChartRange(String text, int bars, ChronoUnit unit, int width, String label) {
    this.text = text;
    this.bars = bars;
    this.unit = unit;
    this.width = width;
    this.label = DateTimeFormatter.ofPattern(label, Locale.ENGLISH);
  }

  /** The range in addresses. */
  String text() {
    return text;
  }

  static ChartRange of(String text) {
    for (ChartRange range : values()) {
      if (range.text.equals(text)) {
        return range;
      }
    }
    return DAY;
  }

  /** The start of each bar; the last bar is still running. */
  List<Instant> starts(Instant now, ZoneId zone) {
    ZonedDateTime last = now.atZone(zone).truncatedTo(unit);
    if (unit == ChronoUnit.HOURS) {
      last = last.withHour(last.getHour() / width * width);
    }
    List<Instant> starts = new ArrayList<>();
    for (int bar = bars - 1; bar >= 0; bar--) {
      // Calendar days: two days a year have 23 or 25 hours.
      starts.add(last.minus((long) bar * width, unit).toInstant());
    }
    return starts;
  }

  String label(Instant start, ZoneId zone) {
    return label.format(start.atZone(zone));
  }
}
