package dev.gatehouse.storage.thread;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends the application's own threads at undeploy. */
public final class ThreadPools {
  private ThreadPools() {}

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
