package dev.gatehouse.startup;

import dev.gatehouse.config.InvalidConfiguration;
import dev.gatehouse.storage.Serving;
import dev.gatehouse.storage.fault.Causes;
import dev.gatehouse.storage.fault.DatabaseFault;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tries on a thread of its own until the database can be used, for as long as it takes. The
 * deployment depends on the variables only: a database that comes later needs no operator.
 */
@ApplicationScoped
class DatabaseWait {
  private static final Logger LOG = System.getLogger(DatabaseWait.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** What runs at undeploy has this time to end: connecting takes five seconds at most. */
  private static final int STOP_SECONDS = 15;

  @Resource ManagedThreadFactory threads;
  @Inject Serving serving;
  @Inject FaultLines lines;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private Thread thread;

  /**
   * Begins to try.
   *
   * @param preparation what needs the database; it is done once it returns
   * @param start what follows at once, unless the application ends; quick, as its end waits for it
   * @return done after the first try, however it ended; exceptionally when a variable is invalid,
   *     and then there is no second try
   */
  <T> CompletableFuture<Void> until(Supplier<T> preparation, Consumer<T> start) {
    Runnable work = () -> startUnlessStopped(start, preparation.get());
    CompletableFuture<Void> firstTry = new CompletableFuture<>();
    thread = threads.newThread(() -> run(work, firstTry));
    thread.setDaemon(true);
    thread.setName("gatehouse-start");
    thread.start();
    return firstTry;
  }

  private void run(Runnable work, CompletableFuture<Void> firstTry) {
    Duration pause = FIRST_PAUSE;
    try {
      while (!succeeds(work, firstTry)) {
        firstTry.complete(null);
        if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        pause = longer(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (InvalidConfiguration e) {
      LOG.log(Level.DEBUG, "Nothing is tried again", e);
    } finally {
      firstTry.complete(null);
    }
  }

  /** What started after the application's end would run for ever. */
  private synchronized <T> void startUnlessStopped(Consumer<T> start, T prepared) {
    if (stopped.getCount() > 0) {
      start.accept(prepared);
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  /**
   * @throws InvalidConfiguration when the deployment still waits for the first try and can fail
   */
  private boolean succeeds(Runnable work, CompletableFuture<Void> firstTry) {
    try {
      work.run();
      return true;
    } catch (Throwable e) {
      // Also an error: the thread would end without a word, and nobody would try again. A failed
      // commit throws a checked exception that no signature here declares.
      InvalidConfiguration invalid = Causes.find(e, InvalidConfiguration.class).orElse(null);
      if (invalid != null && firstTry.completeExceptionally(invalid)) {
        throw invalid;
      }
      serving.suspend(DatabaseFault.of(e));
      lines.wait(e);
      return false;
    }
  }

  /** Before any bean ends, as each may be one that is about to start. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    stop();
  }

  @PreDestroy
  void stop() {
    if (!ends() || thread == null) {
      return;
    }
    try {
      // It is not interrupted: H2 closes a file whose reader is.
      thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
      if (thread.isAlive()) {
        LOG.log(Level.WARNING, "The start still waits for the database");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether this is the first call. */
  private synchronized boolean ends() {
    boolean first = stopped.getCount() > 0;
    stopped.countDown();
    return first;
  }
}
