package dev.gatehouse.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits; how long answers count is tested with key sets and providers. */
class KeptAnswerTest {
  private static final KeptAnswer.Terms TERMS =
      new KeptAnswer.Terms(Duration.ofMinutes(10), Duration.ofSeconds(30), Duration.ofHours(1), 1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:00Z"));
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final KeptAnswer<Integer> answer = new KeptAnswer<>(this::slowly, TERMS, clock, threads);

  private volatile boolean isSlow = true;

  private int slowly() throws CallFailed {
    try {
      if (isSlow) {
        begun.countDown();
        go.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return calls.incrementAndGet();
  }

  private int get() {
    return answer.get(known -> true).orElse(0);
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private List<Future<Integer>> waiting(int many) {
    List<Future<Integer>> results = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Thread[] waiting = new Thread[1];
      results.add(
          threads.submit(
              () -> {
                waiting[0] = Thread.currentThread();
                return get();
              }));
      while (waiting[0] == null || waiting[0].getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }
    return results;
  }

  @Test
  void waitsForACallThatIsUnderWayUnlessEnoughWait() throws Exception {
    Future<Integer> first = threads.submit(this::get);
    begun.await();
    List<Future<Integer>> others = waiting(3);

    assertThat(get()).as("enough wait already").isZero();
    assertThat(others.get(2).get()).as("waits for a moment").isZero();
    go.countDown();
    assertThat(first.get()).isEqualTo(1);
    assertThat(others.get(0).get()).as("waits for the whole call").isEqualTo(1);
    assertThat(calls).hasValue(1);
  }

  @Test
  void thoseWhoWaitForAMomentGetTheAnswerOfAQuickCall() throws Exception {
    threads.submit(this::get);
    begun.await();
    List<Future<Integer>> others = waiting(2);

    go.countDown();

    for (Future<Integer> other : others) {
      assertThat(other.get()).isEqualTo(1);
    }
    assertThat(calls).hasValue(1);
  }

  @Test
  void renewsAnOldAnswerInTheBackground() throws Exception {
    isSlow = false;
    assertThat(get()).isEqualTo(1);
    isSlow = true;
    clock.advance(Duration.ofMinutes(10));

    assertThat(get()).as("nobody waits").isEqualTo(1);
    begun.await();
    assertThat(get()).as("one renewal at a time").isEqualTo(1);
    go.countDown();
    while (get() == 1) {
      Thread.onSpinWait();
    }
    assertThat(get()).isEqualTo(2);
    assertThat(calls).hasValue(2);
  }
}
