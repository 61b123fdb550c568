package dev.gatehouse.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedThrottleTest {
  private static final int FREE = 5;
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private final Asked asked = new Asked();

  /** A database without failures that notes who said to be alone. */
  private static final class Asked extends FailedGuesses {
    private final List<Boolean> alone = new CopyOnWriteArrayList<>();

    @Override
    Permit begin(String subject, int free, boolean isAlone) {
      alone.add(isAlone);
      return new Permit(
          Duration.ZERO, isAlone ? null : new Counted(NOW, null), new Failures(1, Instant.EPOCH));
    }

    @Override
    void failed(String subject, int free) {}

    @Override
    void forget(String subject) {}

    @Override
    void takeBack(String subject, Counted counted) {}
  }

  /** Lets nobody go on before all have come. */
  private static final class Starter extends Clock {
    private final CyclicBarrier barrier = new CyclicBarrier(FREE);

    @Override
    public Instant instant() {
      try {
        barrier.await();
      } catch (InterruptedException | BrokenBarrierException e) {
        throw new IllegalStateException(e);
      }
      return NOW;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void onlyTheFirstOfABurstIsUncounted() throws Exception {
    SharedThrottle throttle = new SharedThrottle(new Starter(), asked, "test", FREE);
    ExecutorService threads = Executors.newFixedThreadPool(FREE);
    try {
      List<Future<?>> begun = new ArrayList<>();
      for (int i = 0; i < FREE; i++) {
        begun.add(threads.submit(() -> throttle.begin("ada")));
      }
      for (Future<?> one : begun) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(asked.alone).hasSize(FREE).containsOnlyOnce(true);
  }

  @Test
  void whoeverEndedLeavesTheNextOneAlone() {
    SharedThrottle throttle = new SharedThrottle(new SettableClock(NOW), asked, "test", FREE);

    throttle.begin("ada").failed();
    throttle.begin("ada").takenBack();
    throttle.begin("ada").forgiven();
    throttle.begin("ada").takenBackHere();
    throttle.begin("ada");
    throttle.begin("bob");
    throttle.begin("ada");

    assertThat(asked.alone).containsExactly(true, true, true, true, true, true, false);
  }
}
