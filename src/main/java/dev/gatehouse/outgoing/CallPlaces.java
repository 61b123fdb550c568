package dev.gatehouse.outgoing;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the calls that are under way, in all and to each host: a host that is slow must leave room
 * for the others. When many people come at once, as in the morning, calls wait for a moment.
 */
final class CallPlaces {
  private final int most;
  private final int mostOfHost;
  private final Map<String, Integer> taken = new HashMap<>();
  private final Duration patience;
  private int all;
  private int waiting;

  /**
   * @param most calls at once, and as many that wait
   * @param patience how long a call waits for its place
   */
  CallPlaces(int most, int mostOfHost, Duration patience) {
    this.most = most;
    this.mostOfHost = mostOfHost;
    this.patience = patience;
  }

  /**
   * Takes a place, which {@link #free} gives back.
   *
   * @throws CallFailed if none becomes free in time
   */
  synchronized void take(URI uri) throws CallFailed {
    long end = System.nanoTime() + patience.toNanos();
    while (isFull(uri)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0 || waiting == most) {
        throw new CallFailed(
            all == most
                ? "too many calls are under way"
                : "too many calls to this host are under way");
      }
      waitFor(left);
    }
    taken.merge(host(uri), 1, Integer::sum);
    all++;
  }

  private boolean isFull(URI uri) {
    return all == most || taken.getOrDefault(host(uri), 0) == mostOfHost;
  }

  private void waitFor(long millis) throws CallFailed {
    waiting++;
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallFailed("interrupted while waiting for a place");
    } finally {
      waiting--;
    }
  }

  synchronized void free(URI uri) {
    taken.computeIfPresent(host(uri), (host, count) -> count == 1 ? null : count - 1);
    all--;
    notifyAll();
  }

  synchronized int taken() {
    return all;
  }

  private static String host(URI uri) {
    return uri.getHost().toLowerCase(Locale.ROOT);
  }
}
