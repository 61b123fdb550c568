package dev.gatehouse.console.log;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a range is divided into the bars of a histogram: as many as fit, each as long as people
 * count, beginning where they begin to count.
 *
 * @param starts the start of each bar
 * @param step the length of each; days may have 23 or 25 hours
 * @param zone in which days begin
 */
record LogBars(List<Instant> starts, Duration step, ZoneId zone) {
  private static final int MOST = 100;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          HOUR,
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofHours(12),
          DAY,
          Duration.ofDays(7),
          Duration.ofDays(30),
          Duration.ofDays(90));

  static LogBars of(Instant since, Instant until, ZoneId zone) {
    Duration range = Duration.between(since, until);
    Duration step =
        STEPS.stream()
            .filter(each -> range.compareTo(each.multipliedBy(MOST - 1)) <= 0)
            .findFirst()
            .orElse(Duration.ofDays(range.toDays() / (MOST - 1) + 1));
    List<Instant> starts = new ArrayList<>();
    Instant start = begin(since, step, zone);
    do {
      starts.add(start);
      start = next(start, step, zone);
    } while (start.isBefore(until));
    return new LogBars(List.copyOf(starts), step, zone);
  }

  private static Instant begin(Instant since, Duration step, ZoneId zone) {
    ZonedDateTime local = since.atZone(zone);
    Instant midnight = local.toLocalDate().atStartOfDay(zone).toInstant();
    long steps = Duration.between(midnight, since).dividedBy(step);
    return midnight.plus(step.multipliedBy(steps));
  }

  private static Instant next(Instant start, Duration step, ZoneId zone) {
    if (step.compareTo(DAY) < 0) {
      return start.plus(step);
    }
    LocalDate day = start.atZone(zone).toLocalDate().plusDays(step.toDays());
    return day.atStartOfDay(zone).toInstant();
  }

  /** The end of a bar. */
  Instant end(int bar) {
    return next(starts.get(bar), step, zone);
  }

  /** What databases count by; every bar has a whole number of them. */
  Duration grain() {
    return step.compareTo(DAY) < 0 ? step : HOUR;
  }

  /** The bar of the events that were counted together. */
  int bar(int grainNumber) {
    if (step.compareTo(DAY) < 0) {
      return Math.min(grainNumber, starts.size() - 1);
    }
    Instant time = starts.get(0).plus(grain().multipliedBy(grainNumber));
    int bar = starts.size() - 1;
    while (bar > 0 && starts.get(bar).isAfter(time)) {
      bar--;
    }
    return bar;
  }

  /** When a bar starts, as precisely as bars differ. */
  String label(int bar) {
    String pattern =
        step.compareTo(Duration.ofMinutes(1)) < 0
            ? "HH:mm:ss"
            : step.compareTo(DAY) < 0 ? "d MMM HH:mm" : "d MMM yyyy";
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .format(starts.get(bar).atZone(zone));
  }

  /** A shorter one, for the axis. */
  String tick(int bar) {
    boolean withinTwoDays = starts.size() * step.toHours() <= 48;
    String pattern =
        step.compareTo(Duration.ofMinutes(1)) < 0 ? "HH:mm:ss" : withinTwoDays ? "HH:mm" : "d MMM";
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .format(starts.get(bar).atZone(zone));
  }
}
