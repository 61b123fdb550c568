package dev.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DatabaseCacheTest {
  private final DatabaseCache<String, String> cache =
      new DatabaseCache<>(Duration.ofMinutes(1), 10);

  @Test
  void asksOnceUntilSomethingChanges() {
    assertThat(cache.get("ann", k -> "welcome")).isEqualTo("welcome");
    assertThat(cache.get("ann", k -> "asked again")).isEqualTo("welcome");
    assertThat(cache.ifFresh("ann")).contains("welcome");

    cache.invalidate();

    assertThat(cache.ifFresh("ann")).isEmpty();
    assertThat(cache.get("ann", k -> "banned")).isEqualTo("banned");
  }

  @Test
  void whatWasBeingReadDuringAChangeDoesNotCountAfterIt() {
    cache.get("ann", k -> banned("welcome"));

    assertThat(cache.ifFresh("ann")).isEmpty();
    assertThat(cache.get("ann", k -> "banned")).isEqualTo("banned");
  }

  @Test
  void whatIsKeptAfterAChangeButWasAskedBeforeItDoesNotCount() {
    long version = cache.version();
    cache.put("ann", banned("welcome"), version);

    assertThat(cache.ifFresh("ann")).isEmpty();
  }

  @Test
  void whoComesAfterAChangeDoesNotTakeTheAnswerThatWasOnItsWay() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<String> before =
          threads.submit(() -> cache.get("ann", k -> late("welcome", reading, answer)));
      reading.await();
      cache.invalidate();
      Future<String> after = threads.submit(() -> cache.get("ann", k -> "banned"));
      // Gives the second caller time to wait for the answer of the first.
      Thread.sleep(100);
      answer.countDown();

      assertThat(before.get(5, TimeUnit.SECONDS)).isEqualTo("welcome");
      assertThat(after.get(5, TimeUnit.SECONDS)).isEqualTo("banned");
    } finally {
      threads.shutdownNow();
    }
  }

  /** An answer of the database that arrives after a ban. */
  private String banned(String answer) {
    cache.invalidate();
    return answer;
  }

  private static String late(String answer, CountDownLatch reading, CountDownLatch go) {
    reading.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return answer;
  }
}
