package dev.gatehouse.storage;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * How many of the last seconds' requests the database answered in time. A single look at it may get
 * the one connection that is free at that moment, while every other request gets none.
 *
 * <p>Too few is said late and taken back late: it takes the node from its proxy for every site, and
 * while it does so, hardly a request comes that could show how the database does.
 */
final class RecentAnswers {
  /** What is counted together. */
  private static final int WINDOW_SECONDS = 10;

  /** Too few stays said so long after the last window that had too few. */
  private static final int HELD_SECONDS = 20;

  private static final int SECONDS = WINDOW_SECONDS + HELD_SECONDS;

  /**
   * As many as a node has connections: a failed request keeps its own until the driver gives up, so
   * with fewer failures than that, other requests still get one.
   */
  private static final int FEW = 30;

  /** One failure in so many answers is too many. */
  private static final int ONE_IN = 2;

  private final AtomicReferenceArray<Second> last = new AtomicReferenceArray<>(SECONDS);

  private record Second(long number, LongAdder all, LongAdder failed) {
    Second(long number) {
      this(number, new LongAdder(), new LongAdder());
    }
  }

  /** Counts a request; times are those of {@link System#nanoTime}. */
  void count(long nanos) {
    at(TimeUnit.NANOSECONDS.toSeconds(nanos)).all().increment();
  }

  /** Counts one that was not answered, which {@link #count} counts as well. */
  void fail(long nanos) {
    at(TimeUnit.NANOSECONDS.toSeconds(nanos)).failed().increment();
  }

  private Second at(long number) {
    int place = Math.floorMod(number, SECONDS);
    Second known = last.get(place);
    if (known != null && known.number() == number) {
      return known;
    }
    Second next = new Second(number);
    return last.compareAndSet(place, known, next) ? next : last.get(place);
  }

  /** Whether too few were answered, now or within the last seconds. */
  boolean areTooFew(long nanos) {
    long[] all = new long[SECONDS];
    long[] failed = new long[SECONDS];
    long oldest = TimeUnit.NANOSECONDS.toSeconds(nanos) - SECONDS + 1;
    for (int place = 0; place < SECONDS; place++) {
      Second second = last.get(place);
      if (second != null && second.number() >= oldest && second.number() < oldest + SECONDS) {
        int age = (int) (second.number() - oldest);
        all[age] = second.all().sum();
        failed[age] = second.failed().sum();
      }
    }
    return IntStream.rangeClosed(0, HELD_SECONDS)
        .anyMatch(first -> areTooFew(sum(all, first), sum(failed, first)));
  }

  private static boolean areTooFew(long all, long failed) {
    return failed > FEW && failed * ONE_IN >= all;
  }

  private static long sum(long[] ofSeconds, int first) {
    return Arrays.stream(ofSeconds, first, first + WINDOW_SECONDS).sum();
  }
}
