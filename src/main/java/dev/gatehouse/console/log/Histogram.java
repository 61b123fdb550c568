package dev.gatehouse.console.log;

import dev.gatehouse.journal.EventFigures;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Accepted and refused sign-ins over a range, as thin stacked bars. Widths are in percent of the
 * drawing and heights in pixels, so that it fits every width without a script.
 */
public final class Histogram {
  /** Of the bars, in pixels; the time stands below. */
  private static final int HEIGHT = 52;

  private static final int TICKS = 5;

  /** As operators type times. */
  static final DateTimeFormatter TYPED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);

  private final LogBars bars;
  private final long[] accepted;
  private final long[] refused;

  /**
   * A bar.
   *
   * @param x its left edge, in percent
   * @param width in percent
   * @param acceptedHeight in pixels, from the bottom
   * @param refusedHeight in pixels, on top of it
   * @param from its beginning as an operator types it
   * @param until its end likewise
   */
  public record Bar(
      String label,
      String from,
      String until,
      long accepted,
      long refused,
      double x,
      double width,
      double acceptedHeight,
      double refusedHeight) {

    public double acceptedTop() {
      return HEIGHT - acceptedHeight;
    }

    public double refusedTop() {
      return HEIGHT - acceptedHeight - refusedHeight;
    }

    public boolean isBlank() {
      return accepted + refused == 0;
    }
  }

  /**
   * A time below the bars.
   *
   * @param x in percent
   */
  public record Tick(String label, double x) {}

  Histogram(LogBars bars, List<EventFigures.Stretch> counted) {
    this.bars = bars;
    accepted = new long[bars.starts().size()];
    refused = new long[bars.starts().size()];
    for (EventFigures.Stretch stretch : counted) {
      accepted[bars.bar(stretch.number())] += stretch.accepted();
      refused[bars.bar(stretch.number())] += stretch.refused();
    }
  }

  public List<Bar> getBars() {
    int number = accepted.length;
    long most = 1;
    for (int i = 0; i < number; i++) {
      most = Math.max(most, accepted[i] + refused[i]);
    }
    List<Bar> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      all.add(
          new Bar(
              bars.label(i),
              typed(bars.starts().get(i)),
              typed(bars.end(i)),
              accepted[i],
              refused[i],
              round(100.0 * i / number),
              round(90.0 / number),
              height(accepted[i], most),
              height(refused[i], most)));
    }
    return all;
  }

  /** A few refused sign-ins among thousands must be seen. */
  private static double height(long count, long most) {
    return count == 0 ? 0 : Math.max(1.5, round((HEIGHT - 3.0) * count / most));
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private String typed(Instant time) {
    return TYPED.format(time.atZone(bars.zone()));
  }

  public List<Tick> getTicks() {
    int number = accepted.length;
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < Math.min(TICKS, number); i++) {
      int bar = i * number / Math.min(TICKS, number);
      ticks.add(new Tick(bars.tick(bar), round(100.0 * bar / number)));
    }
    return ticks;
  }

  public long getAccepted() {
    return sum(accepted);
  }

  public long getRefused() {
    return sum(refused);
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
