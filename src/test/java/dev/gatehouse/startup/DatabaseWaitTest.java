package dev.gatehouse.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.config.InvalidConfiguration;
import dev.gatehouse.storage.Serving;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.fault.UnusableDatabase;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseWaitTest {
  private final Serving serving = new Serving();
  private final DatabaseWait databaseWait = new DatabaseWait();
  private final AtomicInteger tries = new AtomicInteger();

  DatabaseWaitTest() {
    databaseWait.threads = new Threads();
    databaseWait.serving = serving;
    databaseWait.lines = new FaultLines();
    databaseWait.lines.clock = new SettableClock(Instant.EPOCH);
  }

  @AfterEach
  void stop() {
    databaseWait.stop();
  }

  @Test
  void triesUntilTheDatabaseCanBeUsed() {
    CompletableFuture<Integer> done = new CompletableFuture<>();

    databaseWait
        .until(
            () -> {
              if (tries.incrementAndGet() < 3) {
                throw new UnusableDatabase(DatabaseFault.READ_ONLY, "a replica");
              }
              return tries.get();
            },
            done::complete)
        .join();

    assertThat(serving.fault()).contains(DatabaseFault.READ_ONLY);
    assertThat(done.join()).isEqualTo(3);
  }

  @Test
  void deploymentLearnsOfAnInvalidVariableAndNothingIsTriedAgain() {
    CompletableFuture<Void> firstTry =
        databaseWait.until(
            () -> {
              tries.incrementAndGet();
              throw new IllegalStateException(new InvalidConfiguration("A", "is wrong"));
            },
            DatabaseWaitTest::fails);

    assertThatThrownBy(firstTry::join).hasRootCauseInstanceOf(InvalidConfiguration.class);
    databaseWait.stop();
    assertThat(tries).hasValue(1);
  }

  @Test
  void endsWithTheApplication() {
    CompletableFuture<Thread> waiting = new CompletableFuture<>();
    databaseWait
        .until(
            () -> {
              waiting.complete(Thread.currentThread());
              throw new UnusableDatabase(DatabaseFault.TOO_NEW, "V900");
            },
            DatabaseWaitTest::fails)
        .join();

    databaseWait.stop();

    assertThat(waiting.join().isAlive()).isFalse();
    assertThat(serving.isOn()).isFalse();
  }

  @Test
  void triesAgainAfterAnError() {
    CompletableFuture<Integer> done = new CompletableFuture<>();

    databaseWait
        .until(
            () -> {
              if (tries.incrementAndGet() < 2) {
                throw new NoClassDefFoundError("a driver's");
              }
              return tries.get();
            },
            done::complete)
        .join();

    assertThat(serving.fault()).contains(DatabaseFault.OTHER);
    assertThat(done.join()).isEqualTo(2);
  }

  @Test
  void startsNothingWhenTheApplicationEndsDuringThePreparation() throws InterruptedException {
    CompletableFuture<Thread> preparing = new CompletableFuture<>();
    CompletableFuture<Void> prepared = new CompletableFuture<>();
    AtomicInteger started = new AtomicInteger();
    CompletableFuture<Void> firstTry =
        databaseWait.until(
            () -> {
              preparing.complete(Thread.currentThread());
              return prepared.join();
            },
            nothing -> started.incrementAndGet());
    preparing.join();

    Thread end = new Thread(databaseWait::stop);
    end.start();
    // It waits for the preparation, having said that nothing may start.
    while (end.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    prepared.complete(null);
    end.join();

    firstTry.join();
    assertThat(preparing.join().isAlive()).isFalse();
    assertThat(started).hasValue(0);
    assertThat(serving.isOn()).isFalse();
  }

  private static void fails(Object prepared) {
    throw new AssertionError("started without a preparation");
  }

  private static final class Threads implements ManagedThreadFactory {
    @Override
    public Thread newThread(Runnable work) {
      return new Thread(work);
    }

    @Override
    public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
      throw new UnsupportedOperationException();
    }
  }
}
