package dev.gatehouse.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** Counts durations in a few buckets. Adding one takes some ten nanoseconds and never waits. */
public final class Durations {
  private static final double NANOS = 1e9;

  private final long[] bounds;
  private final LongAdder[] counts;
  private final LongAdder nanos = new LongAdder();

  /**
   * What was counted so far.
   *
   * @param bounds of the buckets in seconds, the largest of which is infinity
   * @param counts of the durations up to each bound and above the one before
   * @param seconds the sum of all durations
   */
  public record Counted(double[] bounds, long[] counts, double seconds) {
    public long count() {
      return Arrays.stream(counts).sum();
    }
  }

  /**
   * @param bounds of the buckets, ascending; longer durations have a bucket of their own
   */
  public Durations(Duration... bounds) {
    this.bounds = Arrays.stream(bounds).mapToLong(Duration::toNanos).toArray();
    counts = new LongAdder[bounds.length + 1];
    Arrays.setAll(counts, i -> new LongAdder());
  }

  /** Adds the time since a reading of {@link System#nanoTime}. */
  public void addSince(long begun) {
    add(System.nanoTime() - begun);
  }

  /** Adds a duration in nanoseconds. */
  public void add(long duration) {
    int bucket = 0;
    while (bucket < bounds.length && duration > bounds[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    nanos.add(duration);
  }

  public Counted counted() {
    double[] seconds =
        Arrays.copyOf(Arrays.stream(bounds).mapToDouble(b -> b / NANOS).toArray(), counts.length);
    seconds[bounds.length] = Double.POSITIVE_INFINITY;
    return new Counted(
        seconds, Arrays.stream(counts).mapToLong(LongAdder::sum).toArray(), nanos.sum() / NANOS);
  }
}
