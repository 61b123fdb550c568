package dev.gatehouse.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far someone has read a stream. Numbers are given out when rows are written and become visible
 * when their transactions commit, in any order; so a position also names the missing numbers that
 * may still come.
 *
 * @param number everything up to it was read, except for the gaps
 * @param gaps in the order of their numbers
 */
public record StreamPosition(long number, List<Gap> gaps) {
  /** The beginning: everything that is retained is still to be read. */
  public static final StreamPosition START = new StreamPosition(0, List.of());

  /** More gaps than this make a reader wait until the oldest are known to stay empty. */
  static final int MOST_GAPS = 30;

  private static final Pattern FORM =
      Pattern.compile("s(\\d{1,18})((?:_\\d{1,18}-\\d{1,9}){0," + MOST_GAPS + "})");

  /** Missing numbers between two that were seen, both inclusive. */
  public record Gap(long first, long last) {}

  public StreamPosition {
    gaps = List.copyOf(gaps);
  }

  /** Parses a text of {@link #toString}. */
  public static Optional<StreamPosition> of(String text) {
    return Optional.of(FORM.matcher(text))
        .filter(m -> m.matches())
        .map(m -> read(m.group(1), m.group(2)));
  }

  private static StreamPosition read(String number, String gaps) {
    List<Gap> read = new ArrayList<>();
    long newest = Long.parseLong(number);
    for (String gap : gaps.isEmpty() ? new String[0] : gaps.substring(1).split("_")) {
      int hyphen = gap.indexOf('-');
      long first = Math.max(0, newest - Long.parseLong(gap.substring(0, hyphen)));
      read.add(new Gap(first, first + Long.parseLong(gap.substring(hyphen + 1))));
    }
    return new StreamPosition(newest, read);
  }

  /** The number, and for each gap how far its first number is behind, and its last from there. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("s").append(number);
    for (Gap gap : gaps) {
      text.append('_').append(number - gap.first()).append('-').append(gap.last() - gap.first());
    }
    return text.toString();
  }

  /**
   * The position after reading.
   *
   * @param end everything up to it was asked for
   * @param missing the gaps between the old number and the end
   * @param read the numbers that were read
   * @param settled no number up to it is still to come
   */
  StreamPosition advanced(long end, List<Gap> missing, Collection<Long> read, long settled) {
    List<Gap> open = new ArrayList<>(gaps);
    open.addAll(missing);
    List<Gap> left = new ArrayList<>();
    for (Gap gap : open) {
      long first = Math.max(gap.first(), settled + 1);
      for (long number : read.stream().sorted().toList()) {
        if (number >= first && number <= gap.last()) {
          add(left, first, number - 1);
          first = number + 1;
        }
      }
      add(left, first, Math.min(gap.last(), end));
    }
    // Whoever stops before a gap asks for it, and for all that follows, again.
    return left.size() > MOST_GAPS
        ? new StreamPosition(left.get(MOST_GAPS).first() - 1, left.subList(0, MOST_GAPS))
        : new StreamPosition(end, left);
  }

  private static void add(List<Gap> gaps, long first, long last) {
    if (first <= last) {
      gaps.add(new Gap(first, last));
    }
  }
}
