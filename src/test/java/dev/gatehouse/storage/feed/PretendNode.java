package dev.gatehouse.storage.feed;

import dev.gatehouse.storage.HeardEvents;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** A node as far as the change feed goes: what it reads and remembers, and its time. */
public final class PretendNode {
  private final ChangeFeed feed = new ChangeFeed();
  private long now = System.nanoTime();

  public PretendNode(EntityManager entities) {
    HeardEvents<ChangeFeed.Changed> changed =
        new HeardEvents<>() {
          @Override
          public void fire(ChangeFeed.Changed event) {
            feed.forget(event);
          }
        };
    feed.changed = changed;
    feed.rows = new FeedRows();
    feed.rows.entities = entities;
    feed.ticker = () -> now;
    feed.executor =
        (ExecutorService)
            Proxy.newProxyInstance(
                PretendNode.class.getClassLoader(),
                new Class<?>[] {ExecutorService.class},
                (self, method, arguments) -> null);
  }

  public ChangeFeed feed() {
    return feed;
  }

  /** From now on, the feed cannot be read. */
  void breakDatabase() {
    feed.rows =
        new FeedRows() {
          @Override
          List<FeedRow> from(long id, Collection<FeedPosition.Gap> missing, int most) {
            throw new DatabaseUnavailable("broken by the test", null);
          }
        };
  }

  /** Lets time pass, in which nothing is read in the background. */
  void pass(Duration time) {
    now += time.toNanos();
  }
}
