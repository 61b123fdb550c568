package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.outgoing.CallFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedWorkTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger made = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void simultaneousCallersGetOneResult() throws Exception {
    SharedWork<String, Integer> work = new SharedWork<>(Duration.ofMinutes(1), result -> 1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Future<Integer> first =
        threads.submit(
            () ->
                work.get(
                    "a",
                    () -> {
                      begun.countDown();
                      go.await();
                      return made.incrementAndGet();
                    }));
    begun.await();
    Thread[] waiting = new Thread[1];
    Future<Integer> second =
        threads.submit(
            () -> {
              waiting[0] = Thread.currentThread();
              return work.get("a", made::incrementAndGet);
            });
    assertThat(work.get("b", () -> 7)).isEqualTo(7);
    while (waiting[0] == null || waiting[0].getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    go.countDown();

    assertThat(first.get()).isEqualTo(1);
    assertThat(second.get()).isEqualTo(1);
  }

  @Test
  void keepsAResultAndNoFailure() throws CallFailed {
    SharedWork<String, Integer> work = new SharedWork<>(Duration.ofMinutes(1), result -> 1);

    assertThatThrownBy(
            () ->
                work.get(
                    "a",
                    () -> {
                      throw new CallFailed("down");
                    }))
        .isInstanceOf(CallFailed.class);
    assertThat(work.get("a", made::incrementAndGet)).isEqualTo(1);
    assertThat(work.get("a", made::incrementAndGet)).isEqualTo(1);
  }

  @Test
  void nobodyWaitsForACallThatAnErrorEnded() throws Exception {
    SharedWork<String, Integer> work = new SharedWork<>(Duration.ofMinutes(1), result -> 1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Future<Integer> first =
        threads.submit(
            () ->
                work.get(
                    "a",
                    () -> {
                      begun.countDown();
                      go.await();
                      throw new StackOverflowError();
                    }));
    begun.await();
    Thread[] waiting = new Thread[1];
    Future<Integer> second =
        threads.submit(
            () -> {
              waiting[0] = Thread.currentThread();
              return work.get("a", made::incrementAndGet);
            });
    while (waiting[0] == null || waiting[0].getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    go.countDown();

    assertThatThrownBy(first::get).hasCauseInstanceOf(StackOverflowError.class);
    assertThatThrownBy(second::get).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(work.get("a", made::incrementAndGet)).isEqualTo(1);
  }

  @Test
  void fewWaitForOneCall() throws Exception {
    SharedWork<String, Integer> work = new SharedWork<>(Duration.ofMinutes(1), result -> 1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<Future<Integer>> all = new ArrayList<>();
    all.add(
        threads.submit(
            () ->
                work.get(
                    "a",
                    () -> {
                      begun.countDown();
                      go.await();
                      return made.incrementAndGet();
                    })));
    begun.await();
    for (int i = 0; i < 16; i++) {
      all.add(threads.submit(() -> work.get("a", made::incrementAndGet)));
    }
    while (work.waiting() < 16) {
      Thread.onSpinWait();
    }

    assertThatThrownBy(() -> work.get("a", made::incrementAndGet))
        .isInstanceOf(CallFailed.class)
        .hasMessage("too many requests wait for it");
    go.countDown();
    for (Future<Integer> one : all) {
      assertThat(one.get()).isEqualTo(1);
    }
  }

  @Test
  void keepsNoMoreThanItsShareOfMemory() throws CallFailed {
    SharedWork<Integer, Integer> work =
        new SharedWork<>(Duration.ofMinutes(1), result -> 1024 * 1024);
    for (int i = 0; i < 40; i++) {
      work.get(i, made::incrementAndGet);
    }

    assertThat(work.kept()).isLessThanOrEqualTo(32);
  }
}
