package dev.gatehouse.outgoing;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Bounds the calls that are under way, in all and to each host: a host that is slow must leave room
 * for the others.
 */
final class CallPlaces {
  private final int most;
  private final int mostOfHost;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  CallPlaces(int most, int mostOfHost) {
    this.most = most;
    this.mostOfHost = mostOfHost;
  }

  /**
   * Takes a place, which {@link #free} gives back.
   *
   * @throws CallFailed if there is none
   */
  synchronized void take(URI uri) throws CallFailed {
    int ofHost = taken.getOrDefault(host(uri), 0);
    if (ofHost == mostOfHost) {
      throw new CallFailed("too many calls to this host are under way");
    }
    if (all == most) {
      throw new CallFailed("too many calls are under way");
    }
    taken.put(host(uri), ofHost + 1);
    all++;
  }

  synchronized void free(URI uri) {
    taken.computeIfPresent(host(uri), (host, count) -> count == 1 ? null : count - 1);
    all--;
  }

  synchronized int taken() {
    return all;
  }

  private static String host(URI uri) {
    return uri.getHost().toLowerCase(Locale.ROOT);
  }
}
