package dev.gatehouse.startup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * The turns of receivers. Those that failed last time have threads of their own, and so have those
 * that are slow, so that the others do not wait for them.
 */
final class DeliveryTurns {
  private static final int THREADS = 4;
  private static final int THREADS_APART = 2;

  /** So many wait for each kind of thread at most; the others wait in the database. */
  private static final int MOST_WAITING = 40;

  /** A turn that took longer was with a slow receiver. */
  private static final Duration SLOW = Duration.ofSeconds(5);

  private final Clock clock;
  private final Predicate<Long> delivering;
  private final ThreadPoolExecutor answering;
  private final ThreadPoolExecutor lagging;
  private final ThreadPoolExecutor failing;
  private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
  private final Set<Long> slow = ConcurrentHashMap.newKeySet();
  private volatile boolean more;

  /**
   * @param pools makes a pool with so many threads
   * @param delivering takes a receiver's turn, and returns whether there may be more to deliver
   */
  DeliveryTurns(Clock clock, IntFunction<ThreadPoolExecutor> pools, Predicate<Long> delivering) {
    this.clock = clock;
    this.delivering = delivering;
    answering = pools.apply(THREADS);
    lagging = pools.apply(THREADS_APART);
    failing = pools.apply(THREADS_APART);
  }

  List<ThreadPoolExecutor> pools() {
    return List.of(answering, lagging, failing);
  }

  /**
   * Takes turns with receivers that did not fail.
   *
   * @param due given those that are not asked for, and how many are, the ids of those that are due
   */
  void take(BiFunction<Set<Long>, Integer, List<Long>> due) {
    int room = room(answering);
    if (room > 0) {
      Set<Long> except = new HashSet<>(underWay);
      if (room(lagging) == 0) {
        except.addAll(slow);
      }
      due.apply(except, room).forEach(id -> submit(id, slow.contains(id) ? lagging : answering));
    }
  }

  /** As {@link #take} for receivers that failed last time. */
  void takeAgain(BiFunction<Set<Long>, Integer, List<Long>> due) {
    int room = room(failing);
    if (room > 0) {
      due.apply(Set.copyOf(underWay), room).forEach(id -> submit(id, failing));
    }
  }

  private static int room(ThreadPoolExecutor pool) {
    return MOST_WAITING - pool.getQueue().size();
  }

  /** Whether a turn ended since this was asked before all was delivered. */
  boolean hadMore() {
    boolean had = more;
    more = false;
    return had;
  }

  private void submit(Long id, ThreadPoolExecutor pool) {
    if (underWay.add(id)) {
      pool.execute(
          () -> {
            Instant begin = clock.instant();
            try {
              if (delivering.test(id)) {
                more = true;
              }
            } finally {
              note(id, clock.instant().isAfter(begin.plus(SLOW)));
              underWay.remove(id);
            }
          });
    }
  }

  private void note(Long id, boolean isSlow) {
    if (isSlow) {
      slow.add(id);
    } else {
      slow.remove(id);
    }
  }
}
