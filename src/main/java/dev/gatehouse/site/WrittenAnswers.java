package dev.gatehouse.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/**
 * Answers of an API that were written before, by all that they are written from. Whether a caller
 * may have one is decided before anybody looks here.
 *
 * @param <K> compares by value
 */
public final class WrittenAnswers<K> {
  /** A small share of the heap, since each API has a cache of its own. */
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 64;

  /** What an entry takes beside the answer, about; a search's key has the words. */
  private static final int ENTRY = 1_000;

  private final Cache<K, byte[]> written =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((K key, byte[] json) -> json.length + ENTRY)
          .build();

  /** The answer with what is written now, which is not kept: next time it may be another. */
  public static Response once(ObjectNode content) {
    return ApiForm.ok(ApiForm.bytes(content));
  }

  /** The answer with what was written before, or with what is written now. */
  public Response of(K key, Supplier<ObjectNode> content) {
    byte[] json = written.getIfPresent(key);
    if (json == null) {
      json = ApiForm.bytes(content.get());
      written.put(key, json);
    }
    return ApiForm.ok(json);
  }
}
