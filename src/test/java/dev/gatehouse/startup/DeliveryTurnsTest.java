package dev.gatehouse.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryTurnsTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2030-01-01T10:00:00Z"));
  private final List<Held> pools = new ArrayList<>();
  private final List<Long> delivered = new ArrayList<>();
  private Duration lasting = Duration.ZERO;
  private boolean more;
  private final DeliveryTurns turns =
      new DeliveryTurns(
          clock,
          size -> {
            Held pool = new Held();
            pools.add(pool);
            return pool;
          },
          id -> {
            delivered.add(id);
            clock.advance(lasting);
            return more;
          });

  /** Runs what it was given when it is told to, in the thread that tells it. */
  private static final class Held extends ThreadPoolExecutor {
    Held() {
      super(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }

    @Override
    public void execute(Runnable task) {
      getQueue().add(task);
    }

    void runAll() {
      List<Runnable> all = new ArrayList<>();
      getQueue().drainTo(all);
      all.forEach(Runnable::run);
    }
  }

  @AfterEach
  void end() {
    pools.forEach(ThreadPoolExecutor::shutdown);
  }

  private static List<Long> ids(int first, int last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  @Test
  void asksOnlyForThoseThatAreNotUnderWay() {
    turns.take((except, most) -> ids(1, 3));
    turns.take(
        (except, most) -> {
          assertThat(except).containsExactlyInAnyOrder(1L, 2L, 3L);
          assertThat(most).isEqualTo(37);
          return List.of(3L, 4L);
        });
    pools.get(0).runAll();

    assertThat(delivered).containsExactly(1L, 2L, 3L, 4L);
    turns.take(
        (except, most) -> {
          assertThat(except).isEmpty();
          return List.of();
        });
  }

  @Test
  void slowReceiversKeepNoThreadThatOthersNeed() {
    lasting = Duration.ofSeconds(9);
    turns.take((except, most) -> ids(1, 40));
    pools.get(0).runAll();

    turns.take((except, most) -> ids(1, 40));
    assertThat(pools.get(0).getQueue()).isEmpty();
    assertThat(pools.get(1).getQueue()).hasSize(40);
    turns.take(
        (except, most) -> {
          assertThat(except).containsExactlyInAnyOrderElementsOf(Set.copyOf(ids(1, 40)));
          return List.of(50L);
        });
    assertThat(pools.get(0).getQueue()).hasSize(1);

    lasting = Duration.ZERO;
    pools.get(1).runAll();
    turns.take((except, most) -> List.of(1L));
    assertThat(pools.get(0).getQueue()).as("quick again").hasSize(2);
  }

  @Test
  void failingReceiversWaitApartAndUnfinishedTurnsAreTold() {
    more = true;
    turns.takeAgain((except, most) -> List.of(1L));
    assertThat(pools.get(2).getQueue()).hasSize(1);
    assertThat(turns.hadMore()).isFalse();
    pools.get(2).runAll();

    assertThat(turns.hadMore()).isTrue();
    assertThat(turns.hadMore()).isFalse();
  }
}
