package dev.gatehouse.storage.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.gatehouse.cache.CacheUse;
import dev.gatehouse.cache.Caches;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * A cache of what the database answered. An entry is fresh until a change of one of its subjects,
 * on whatever node; a query that began before the change does not bring the old value back.
 */
public final class FeedCache<K, V> {
  /** How long an answer is fresh that other things than its subjects may change. */
  public static final Duration BRIEF = ChangeFeed.KNOWN;

  private final ChangeFeed feed;
  private final ChangeMarks marks;
  private final Ticker ticker;
  private final Cache<K, Entry<V>> entries;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * What a query found.
   *
   * @param subjects whose changes may change it
   * @param lifetime how long it is fresh at most, whatever the feed says
   */
  public record Found<V>(V value, Collection<Subject> subjects, Duration lifetime) {
    /** An answer that other things than subjects may change. */
    public static <V> Found<V> briefly(V value, Subject... subjects) {
      return new Found<>(value, List.of(subjects), BRIEF);
    }
  }

  /**
   * @param version when the query began, by {@link ChangeMarks#version}
   * @param begun the same by the ticker
   */
  private record Entry<V>(V value, int[] marks, long lifetime, long version, long begun) {}

  /**
   * A query that begins.
   *
   * @param version as in {@link Entry}
   * @param at as in {@link Entry}
   */
  public record Begun(long version, long at) {}

  /**
   * @param longest the longest lifetime of an entry
   * @param maximumSize the number of entries that are kept at most
   */
  public FeedCache(ChangeFeed feed, Duration longest, int maximumSize) {
    this.feed = feed;
    marks = feed.marks();
    ticker = feed.ticker();
    entries =
        Caches.builder().ticker(ticker).expireAfterWrite(longest).maximumSize(maximumSize).build();
  }

  /** The value, if a fresh one is cached; never waits for the database. */
  public Optional<V> ifFresh(K key) {
    Entry<V> known = entries.getIfPresent(key);
    if (known == null || !isFresh(known)) {
      misses.increment();
      return Optional.empty();
    }
    hits.increment();
    return Optional.of(known.value());
  }

  /** How often requests found what they asked for fresh in memory. */
  public CacheUse use(String name) {
    return new CacheUse(name, hits.sum(), misses.sum(), entries.estimatedSize());
  }

  /** The cached value, or else the result of the query; simultaneous callers share one query. */
  public V get(K key, Function<? super K, Found<V>> query) {
    Entry<V> known = entries.getIfPresent(key);
    if (known != null && needsFeed(known) && !feed.isCurrent()) {
      feed.catchUp();
    }
    while (true) {
      Query<K, V> mine = new Query<>(this, query);
      Entry<V> entry = entries.get(key, mine);
      // What another caller asked for meanwhile is new, however long the database took.
      boolean isNew = mine.ran || entry != known && !isChanged(entry);
      if (isNew || isFresh(entry)) {
        return entry.value();
      }
      entries.asMap().remove(key, entry);
    }
  }

  /** To be called before a query whose result {@link #put} receives. */
  public Begun begin() {
    return new Begun(marks.version(), ticker.read());
  }

  /** Caches the result of a query that began at {@link #begin}. */
  public void put(K key, Found<V> found, Begun query) {
    entries.put(key, entry(found, query));
  }

  private static <V> Entry<V> entry(Found<V> found, Begun query) {
    return new Entry<>(
        found.value(),
        ChangeMarks.of(found.subjects()),
        found.lifetime().toNanos(),
        query.version(),
        query.at());
  }

  private boolean isFresh(Entry<V> entry) {
    return !isChanged(entry)
        && ticker.read() - entry.begun() <= entry.lifetime()
        && (!needsFeed(entry) || feed.isCurrent());
  }

  private boolean isChanged(Entry<V> entry) {
    return marks.isChanged(entry.marks(), entry.version());
  }

  /** A new answer is as good as a reading of the feed. */
  private boolean needsFeed(Entry<?> entry) {
    return ticker.read() - entry.begun() > BRIEF.toNanos();
  }

  /** The query of one caller, who gets its result even if it is stale by then. */
  private static final class Query<K, V> implements Function<K, Entry<V>> {
    private final FeedCache<K, V> cache;
    private final Function<? super K, Found<V>> query;
    private boolean ran;

    private Query(FeedCache<K, V> cache, Function<? super K, Found<V>> query) {
      this.cache = cache;
      this.query = query;
    }

    @Override
    public Entry<V> apply(K key) {
      ran = true;
      Begun begun = cache.begin();
      return entry(query.apply(key), begun);
    }
  }
}
