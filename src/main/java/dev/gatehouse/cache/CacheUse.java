package dev.gatehouse.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.stream.Stream;

/**
 * How a cache was used since the start.
 *
 * @param cache a name that no other cache has
 * @param hits how often it had what was asked for
 * @param misses how often it had not
 * @param entries how many it has now, roughly
 */
public record CacheUse(String cache, long hits, long misses, long entries) {
  /** A bean with caches that are measured. */
  public interface Measured {
    Stream<CacheUse> cacheUse();
  }

  /** Of a cache that records statistics. */
  public static CacheUse of(String name, Cache<?, ?> cache) {
    CacheStats stats = cache.stats();
    return new CacheUse(name, stats.hitCount(), stats.missCount(), cache.estimatedSize());
  }
}
