package dev.gatehouse.console.problem;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** How often something happened in each of the last hours: small bars, and where it is heading. */
public final class Spark {
  /** Of a bar and of all, in the units of the drawing. */
  private static final int STEP = 4;

  private static final int HEIGHT = 20;

  /** So many of the last hours are compared with as many before them. */
  private static final int LATELY = 2;

  private final List<Long> counts = new ArrayList<>();

  /**
   * @param hours the hours that had any
   * @param shown how many hours are shown, the current one last
   */
  Spark(SortedMap<Instant, Long> hours, Instant now, int shown) {
    Instant current = now.truncatedTo(ChronoUnit.HOURS);
    for (int back = shown - 1; back >= 0; back--) {
      counts.add(hours.getOrDefault(current.minus(Duration.ofHours(back)), 0L));
    }
  }

  /** A bar of the drawing. */
  public record Bar(int x, int y, int height) {}

  public List<Bar> getBars() {
    long most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
    List<Bar> bars = new ArrayList<>();
    for (int hour = 0; hour < counts.size(); hour++) {
      long count = counts.get(hour);
      int height = count == 0 ? 0 : (int) Math.max(2, count * HEIGHT / most);
      bars.add(new Bar(hour * STEP, HEIGHT - height, height));
    }
    return bars;
  }

  /** The drawing's width. */
  public int getWidth() {
    return counts.size() * STEP;
  }

  long lately() {
    return sum(counts.size() - LATELY);
  }

  long before() {
    return sum(counts.size() - 2 * LATELY);
  }

  private long sum(int from) {
    return counts.subList(from, from + LATELY).stream().mapToLong(Long::longValue).sum();
  }

  /** {@code rising}, {@code falling} or {@code steady}: by half at least. */
  String trend() {
    if (lately() * 2 > before() * 3) {
      return "rising";
    }
    return lately() * 3 < before() * 2 ? "falling" : "steady";
  }
}
