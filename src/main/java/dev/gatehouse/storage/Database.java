package dev.gatehouse.storage;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.trace.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds the time that a request waits for the database, whatever the driver does: {@link
 * Configuration#databaseTimeout}, two seconds by default. Work that exceeds the limit keeps its
 * place until the driver returns, so that a database that hangs blocks no more threads than there
 * are places.
 */
@ApplicationScoped
public class Database {
  private static final int PLACES = 200;

  /** When so many sign-ins of one reader run at once, all but one collide in each round. */
  private static final int TRIES = 100;

  @Inject ExecutorService executor;
  @Inject Configuration configuration;

  /** When the caller of the work on this thread stops waiting, by {@link System#nanoTime}. */
  private static final ThreadLocal<Long> DEADLINE = new ThreadLocal<>();

  /** What {@link BoundedTransactions} does on this thread; {@code null} for nothing. */
  private static final ThreadLocal<Bound> BOUND = new ThreadLocal<>();

  private final Semaphore places = new Semaphore(PLACES);
  private final Waits waits = new Waits();

  /**
   * How the transactions of a thread are bounded.
   *
   * @param deadline when all of them have to be done, by {@link System#nanoTime}; {@code null}
   *     where each has a limit of its own
   */
  private record Bound(Long deadline) {
    static final Bound EACH = new Bound(null);

    Bound later(long nanoseconds) {
      return deadline == null ? this : new Bound(deadline + nanoseconds);
    }
  }

  /** Work that needs the database. */
  @FunctionalInterface
  public interface Work<T, X extends Exception> {
    T run() throws X;
  }

  /**
   * Runs the work on another thread and waits for it.
   *
   * @throws DatabaseUnavailable if there is no answer in time, or no connection
   * @throws X if the work throws it
   */
  public <T, X extends Exception> T ask(Work<T, X> work) throws X {
    Duration limit = configuration.databaseTimeout();
    Bound bound = BOUND.get();
    long begun = System.nanoTime();
    long deadline =
        bound == null || bound.deadline() == null ? begun + limit.toNanos() : bound.deadline();
    try {
      if (!places.tryAcquire(deadline - begun, TimeUnit.NANOSECONDS)) {
        throw new DatabaseUnavailable("too many requests wait for the database", null);
      }
      return Database.<T, X>waitFor(submit(work, deadline), deadline, limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw waits.failed(new DatabaseUnavailable("interrupted while waiting", e));
    } catch (DatabaseUnavailable e) {
      throw waits.failed(e);
    } finally {
      waits.ended(begun);
    }
  }

  /** How long requests have waited, and in vain how often. */
  public Waits waits() {
    return waits;
  }

  /** The number of requests that wait for the database now. */
  public int waiting() {
    return PLACES - places.availablePermits();
  }

  private <T> Future<T> submit(Work<T, ?> work, long deadline) {
    try {
      return executor.submit(RequestTrace.carriedBy(() -> inPlace(work, deadline)));
    } catch (RejectedExecutionException e) {
      places.release();
      throw new DatabaseUnavailable("no thread for database work", e);
    }
  }

  private <T, X extends Exception> T inPlace(Work<T, X> work, long deadline) throws X {
    DEADLINE.set(deadline);
    try {
      // By the time a thread is free, the caller may have given up.
      requireTimeLeft();
      return work.run();
    } finally {
      DEADLINE.remove();
      places.release();
    }
  }

  /**
   * Rolls back a transaction whose caller has already been answered that the database is
   * unavailable: called as the last step, it keeps a late transaction from changing anything.
   *
   * @throws DatabaseUnavailable if the time is over
   */
  public static void requireTimeLeft() {
    Long deadline = DEADLINE.get();
    if (deadline != null && System.nanoTime() - deadline > 0) {
      throw new DatabaseUnavailable("the answer came too late", null);
    }
  }

  /** How long the caller still waits for the work on this thread; a day if nobody counts. */
  static Duration timeLeft() {
    Long deadline = DEADLINE.get();
    return deadline == null ? Duration.ofDays(1) : Duration.ofNanos(deadline - System.nanoTime());
  }

  /** Whether a caller waits for the work on this thread with a time limit. */
  public static boolean hasDeadline() {
    return DEADLINE.get() != null;
  }

  /**
   * Runs the work on this thread and bounds every transaction that it begins, as an {@link #ask}
   * for each would.
   *
   * @throws X what the work itself threw
   */
  public static <T, X extends Exception> T bounded(Work<T, X> work) throws X {
    return with(Bound.EACH, work);
  }

  /**
   * Runs the work on this thread and bounds all the transactions that it begins together, as one
   * {@link #ask} for the whole work would: what memory knows costs no other thread.
   *
   * @throws X what the work itself threw
   */
  public <T, X extends Exception> T boundedAsOne(Work<T, X> work) throws X {
    return with(new Bound(System.nanoTime() + configuration.databaseTimeout().toNanos()), work);
  }

  /**
   * Runs the work without a limit, for work that may take longer than a request waits for the
   * database.
   *
   * @throws X what the work itself threw
   */
  public static <T, X extends Exception> T unbounded(Work<T, X> work) throws X {
    return with(null, work);
  }

  /** Runs work that waits for another server, whose time does not count. */
  public static <T, X extends Exception> T aside(Work<T, X> work) throws X {
    Bound before = BOUND.get();
    long begun = System.nanoTime();
    set(before == null ? null : Bound.EACH);
    try {
      return work.run();
    } finally {
      set(before == null ? null : before.later(System.nanoTime() - begun));
    }
  }

  private static <T, X extends Exception> T with(Bound bound, Work<T, X> work) throws X {
    Bound before = BOUND.get();
    set(bound);
    try {
      return work.run();
    } finally {
      set(before);
    }
  }

  private static void set(Bound bound) {
    if (bound == null) {
      BOUND.remove();
    } else {
      BOUND.set(bound);
    }
  }

  /**
   * Runs a transaction again that collided with another: when two of them create or rename one
   * reader at once, the database stops one.
   *
   * @throws X what the work itself threw
   */
  public static <T, X extends Exception> T retried(Work<T, X> transaction) throws X {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.run();
      } catch (Exception e) {
        // A failed commit throws a checked exception that no signature here declares.
        if (!SqlState.isCollision(e) || attempt == TRIES) {
          throw e;
        }
        requireTimeLeft();
      }
    }
  }

  /** Whether a transaction that begins on this thread has to be bounded. */
  static boolean isBounded() {
    return BOUND.get() != null;
  }

  @SuppressWarnings("unchecked") // The work throws no other checked exception.
  private static <T, X extends Exception> T waitFor(Future<T> answer, long deadline, Duration limit)
      throws InterruptedException, X {
    try {
      return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new DatabaseUnavailable("no answer within " + limit.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      if (SqlState.isUnreachable(e)) {
        throw new DatabaseUnavailable("no connection", e.getCause());
      }
      if (e.getCause() instanceof Exception cause) {
        throw (X) cause;
      }
      throw new IllegalStateException("the work on the database failed", e.getCause());
    }
  }
}
