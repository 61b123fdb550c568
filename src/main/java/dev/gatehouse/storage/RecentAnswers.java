package dev.gatehouse.storage;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many of the last seconds' requests the database answered in time. A single look at it may get
 * the one connection that is free at that moment, while every other request gets none.
 */
final class RecentAnswers {
  private static final int SECONDS = 10;

  /** So many failures may be a coincidence. */
  private static final int FEW = 5;

  /** One failure in so many answers is too many: a page asks several times. */
  private static final int ONE_IN = 5;

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

  /** Whether too few were answered within the last seconds. */
  boolean areTooFew(long nanos) {
    long oldest = TimeUnit.NANOSECONDS.toSeconds(nanos) - SECONDS;
    long all = 0;
    long failed = 0;
    for (int place = 0; place < SECONDS; place++) {
      Second second = last.get(place);
      if (second != null && second.number() > oldest) {
        all += second.all().sum();
        failed += second.failed().sum();
      }
    }
    return failed > FEW && failed * ONE_IN >= all;
  }
}
