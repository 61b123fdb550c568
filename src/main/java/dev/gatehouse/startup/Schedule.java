package dev.gatehouse.startup;

import dev.gatehouse.storage.thread.ThreadPools;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Work that comes again and again and no request waits for. Each task has a thread, so that a slow
 * one delays no other.
 */
final class Schedule {
  private static final Logger LOG = System.getLogger(Schedule.class.getName());

  private final ScheduledThreadPoolExecutor pool;

  Schedule(int tasks, ThreadFactory threads) {
    pool = ThreadPools.scheduled(tasks, threads);
  }

  /**
   * Runs a task again and again, whatever goes wrong.
   *
   * @param failure what the log says then, with {@code {0}} for the reason
   */
  void every(int seconds, String failure, Runnable task) {
    pool.scheduleWithFixedDelay(() -> attempt(failure, task), seconds, seconds, TimeUnit.SECONDS);
  }

  /** Also catches an error: a pool would drop a task after the first one. */
  static void attempt(String failure, Runnable task) {
    try {
      task.run();
    } catch (Exception e) {
      // A failed commit throws a checked exception that no signature here declares.
      LOG.log(Level.WARNING, failure, e.getMessage());
    } catch (Error e) {
      LOG.log(Level.ERROR, "Scheduled work failed and is tried again", e);
    }
  }

  /** To be ended with the application. */
  ScheduledThreadPoolExecutor pool() {
    return pool;
  }
}
