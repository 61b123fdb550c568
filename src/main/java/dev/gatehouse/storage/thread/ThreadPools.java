package dev.gatehouse.storage.thread;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes and ends the application's own threads. Both in one class, because Payara loads no class
 * any more for an application that it undeploys: who ends threads by a class that nothing used
 * before fails, and the threads run on.
 */
public final class ThreadPools {
  private ThreadPools() {}

  /** Threads that start when they are needed first. */
  public static ThreadPoolExecutor fixed(int threads, ThreadFactory factory) {
    return new ThreadPoolExecutor(
        threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
  }

  /** For work that comes again and again. */
  public static ScheduledThreadPoolExecutor scheduled(int threads, ThreadFactory factory) {
    return new ScheduledThreadPoolExecutor(threads, factory);
  }

  /**
   * Lets pools take no more work, and waits for what runs in them. It is not interrupted: H2 closes
   * a file whose reader is.
   *
   * @param longest how long to wait for all of them together
   * @return whether work goes on; not told if the wait was interrupted
   */
  public static boolean outlast(Duration longest, List<? extends ExecutorService> pools) {
    pools.forEach(ExecutorService::shutdown);
    boolean goesOn = false;
    try {
      long end = System.nanoTime() + longest.toNanos();
      for (ExecutorService pool : pools) {
        goesOn |= !pool.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return goesOn;
  }
}
