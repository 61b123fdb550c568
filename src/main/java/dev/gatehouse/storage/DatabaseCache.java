package dev.gatehouse.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What the database said a moment ago, so that it is not asked at every request. After a change on
 * this node nothing counts that was asked for before it, not even an answer that is still on its
 * way: emptying a cache would miss that one and keep it for its full time.
 */
public final class DatabaseCache<K, V> {
  private final AtomicLong changes = new AtomicLong();
  private final Cache<K, Reading<V>> kept;

  /**
   * @param changes how many there had been when the database was asked
   */
  private record Reading<V>(V value, long changes) {}

  /**
   * @param fresh how long a reading counts
   * @param most how many are kept
   */
  public DatabaseCache(Duration fresh, int most) {
    kept = Caffeine.newBuilder().expireAfterWrite(fresh).maximumSize(most).build();
  }

  /** What is known without the database. */
  public Optional<V> ifFresh(K key) {
    return Optional.ofNullable(kept.getIfPresent(key))
        .filter(reading -> reading.changes() >= moment())
        .map(Reading::value);
  }

  /** What is known, or what the database says; callers at the same time share one answer. */
  public V get(K key, Function<? super K, ? extends V> read) {
    long moment = moment();
    while (true) {
      Reading<V> reading =
          kept.get(
              key,
              k -> {
                long asked = moment();
                return new Reading<>(read.apply(k), asked);
              });
      if (reading.changes() >= moment) {
        return reading.value();
      }
      kept.asMap().remove(key, reading);
    }
  }

  /** Now, before the database is asked for something that {@link #keep} will be given. */
  public long moment() {
    return changes.get();
  }

  /** Keeps what the database was asked for at a {@link #moment}. */
  public void keep(K key, V value, long moment) {
    kept.put(key, new Reading<>(value, moment));
  }

  /** Something changed: called once the change is committed, it counts from the next request. */
  public void forget() {
    changes.incrementAndGet();
  }
}
