package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.outgoing.CallFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final SharedWork<String, Integer> work =
      new SharedWork<>(Duration.ofMinutes(1), result -> 1);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Makes a call that goes on until it may end. */
  private Future<Integer> begin(Callable<Integer> end) throws InterruptedException {
    Future<Integer> first =
        threads.submit(
            () ->
                work.get(
                    "a",
                    () -> {
                      begun.countDown();
                      go.await();
                      return end.call();
                    }));
    begun.await();
    return first;
  }

  private Future<Integer> submit() {
    return threads.submit(() -> work.get("a", made::incrementAndGet));
  }

  private void awaitWaiting(int callers) {
    while (work.waiting() < callers) {
      Thread.onSpinWait();
    }
  }

  @Test
  void simultaneousCallersGetOneResult() throws Exception {
    Future<Integer> first = begin(made::incrementAndGet);
    Future<Integer> second = submit();
    assertThat(work.get("b", () -> 7)).isEqualTo(7);
    awaitWaiting(1);
    go.countDown();

    assertThat(first.get()).isEqualTo(1);
    assertThat(second.get()).isEqualTo(1);
  }

  @Test
  void keepsAResultAndNoFailure() throws CallFailed {
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
    Future<Integer> first =
        begin(
            () -> {
              throw new StackOverflowError();
            });
    Future<Integer> second = submit();
    awaitWaiting(1);
    go.countDown();

    assertThatThrownBy(first::get).hasCauseInstanceOf(StackOverflowError.class);
    assertThatThrownBy(second::get).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(work.get("a", made::incrementAndGet)).isEqualTo(1);
  }

  @Test
  void fewWaitForOneCall() throws Exception {
    List<Future<Integer>> all = new ArrayList<>();
    all.add(begin(made::incrementAndGet));
    for (int i = 0; i < 16; i++) {
      all.add(submit());
    }
    awaitWaiting(16);

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
