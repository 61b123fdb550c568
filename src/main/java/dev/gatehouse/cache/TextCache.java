package dev.gatehouse.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * What is known of texts of which there are few and which come with every request, such as a
 * browser's {@code Accept}: each is read once. Texts that somebody makes up cost what reading them
 * costs, and a bounded amount of memory.
 *
 * @param <V> what is read of a text; never {@code null}
 */
public final class TextCache<V> {
  private static final int MOST = 1_000;

  /** In characters. */
  private static final int LONGEST = 500;

  private final ConcurrentMap<String, V> known = new ConcurrentHashMap<>();
  private final Function<String, V> reader;

  /**
   * @param reader depends on nothing but the text
   */
  public TextCache(Function<String, V> reader) {
    this.reader = reader;
  }

  public V of(String text) {
    V value = known.get(text);
    return value == null ? read(text) : value;
  }

  private V read(String text) {
    V value = reader.apply(text);
    if (text.length() <= LONGEST) {
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(text, value);
    }
    return value;
  }
}
