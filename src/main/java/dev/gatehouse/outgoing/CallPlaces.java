package dev.gatehouse.outgoing;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the calls that are under way, in all, to each host and for each site: a slow host must
 * leave room for the others, and a site with several slow hosts must leave room for other sites.
 * When many people come at once, as in the morning, calls wait for a moment.
 */
final class CallPlaces {
  private final Bounds bounds;
  private final Map<String, Integer> byHost = new HashMap<>();
  private final Map<Long, Integer> bySite = new HashMap<>();
  private final Duration patience;
  private int all;
  private int waiting;

  /**
   * How many calls may be under way at once.
   *
   * @param all also how many may wait
   */
  record Bounds(int all, int ofSite, int ofHost) {}

  /** A call's place, by which it is given back. */
  record Place(long site, String host) {}

  /**
   * @param patience how long a call waits for its place
   */
  CallPlaces(Bounds bounds, Duration patience) {
    this.bounds = bounds;
    this.patience = patience;
  }

  /**
   * Takes a place, which {@link #free} gives back.
   *
   * @param site for which the call is made
   * @throws CallFailed if none becomes free in time
   */
  synchronized Place take(long site, URI uri) throws CallFailed {
    Place place = new Place(site, uri.getHost().toLowerCase(Locale.ROOT));
    long end = System.nanoTime() + patience.toNanos();
    while (isFull(place)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0 || waiting == bounds.all()) {
        throw new CallFailed("too many calls " + what(place) + "are under way");
      }
      waitFor(left);
    }
    byHost.merge(place.host(), 1, Integer::sum);
    bySite.merge(site, 1, Integer::sum);
    all++;
    return place;
  }

  private boolean isFull(Place place) {
    return all == bounds.all() || isSiteFull(place) || isHostFull(place);
  }

  private boolean isSiteFull(Place place) {
    return bySite.getOrDefault(place.site(), 0) == bounds.ofSite();
  }

  private boolean isHostFull(Place place) {
    return byHost.getOrDefault(place.host(), 0) == bounds.ofHost();
  }

  /** Which of the calls are too many, in words before a verb. */
  private String what(Place place) {
    if (isHostFull(place)) {
      return "to this host ";
    }
    return isSiteFull(place) ? "for this help center " : "";
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

  synchronized void free(Place place) {
    byHost.computeIfPresent(place.host(), CallPlaces::oneLess);
    bySite.computeIfPresent(place.site(), CallPlaces::oneLess);
    all--;
    notifyAll();
  }

  private static Integer oneLess(Object of, int count) {
    return count == 1 ? null : count - 1;
  }

  synchronized int taken() {
    return all;
  }
}
