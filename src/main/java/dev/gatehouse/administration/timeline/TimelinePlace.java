package dev.gatehouse.administration.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a row in a time line: by time, and at the same time by what it tells of. It stays
 * the same whatever else the line shows, so that pages can begin at it.
 */
public record TimelinePlace(Instant at, Source source, long id) {
  /** Where a row comes from, in the order of rows of the same microsecond. */
  enum Source {
    EVENT,
    CHANGE,
    SESSION;

    String letter() {
      return name().substring(0, 1).toLowerCase(Locale.ROOT);
    }
  }

  /** Newest first. */
  static final Comparator<TimelinePlace> NEWEST =
      Comparator.comparing(TimelinePlace::at)
          .reversed()
          .thenComparing(TimelinePlace::source)
          .thenComparing(Comparator.comparing(TimelinePlace::id).reversed());

  private static final Pattern FORM = Pattern.compile("(\\d{1,17})-([ecs])-(\\d{1,18})");

  /**
   * Of a source's rows at this very time, those with a lower id are still to come: all, some or
   * none.
   */
  long below(Source other) {
    int order = other.compareTo(source);
    return order == 0 ? id : order > 0 ? Long.MAX_VALUE : 0;
  }

  /** Parses a text of {@link #toString}. */
  public static Optional<TimelinePlace> of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Instant at = Instant.EPOCH.plus(Long.parseLong(form.group(1)), ChronoUnit.MICROS);
    for (Source source : Source.values()) {
      if (source.letter().equals(form.group(2))) {
        return Optional.of(new TimelinePlace(at, source, Long.parseLong(form.group(3))));
      }
    }
    return Optional.empty();
  }

  /** Microseconds, which is the precision of the database, the source and the id. */
  @Override
  public String toString() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + source.letter() + "-" + id;
  }
}
