package dev.gatehouse.storage;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A short-lived cache of what the database answered, so that it is not queried at every request.
 * After a change on this node, {@link #invalidate} makes every answer stale whose query began
 * before the change, including one that has not arrived yet: clearing a cache would miss that one
 * and keep it until it expires.
 */
public final class DatabaseCache<K, V> {
  private final AtomicLong version = new AtomicLong();
  private final Cache<K, Entry<V>> entries;

  /**
   * @param version the cache's version when the query began
   */
  private record Entry<V>(V value, long version) {}

  /**
   * @param lifetime how long an entry is fresh
   * @param maximumSize the number of entries that are kept at most
   */
  public DatabaseCache(Duration lifetime, int maximumSize) {
    entries = Caches.builder().expireAfterWrite(lifetime).maximumSize(maximumSize).build();
  }

  /** The value, if a fresh one is cached; never queries the database. */
  public Optional<V> ifFresh(K key) {
    return Optional.ofNullable(entries.getIfPresent(key))
        .filter(entry -> entry.version() >= version())
        .map(Entry::value);
  }

  /** The cached value, or else the result of the query; simultaneous callers share one query. */
  public V get(K key, Function<? super K, ? extends V> query) {
    long wanted = version();
    while (true) {
      Entry<V> entry =
          entries.get(
              key,
              k -> {
                long begun = version();
                return new Entry<>(query.apply(k), begun);
              });
      if (entry.version() >= wanted) {
        return entry.value();
      }
      entries.asMap().remove(key, entry);
    }
  }

  /** The current version, to be taken before a query whose result {@link #put} receives. */
  public long version() {
    return version.get();
  }

  /** Caches the result of a query that began at the given {@link #version}. */
  public void put(K key, V value, long queriedAt) {
    entries.put(key, new Entry<>(value, queriedAt));
  }

  /** Makes every entry stale from the next request on; call it after the change is committed. */
  public void invalidate() {
    version.incrementAndGet();
  }
}
