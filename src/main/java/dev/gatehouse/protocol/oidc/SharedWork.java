package dev.gatehouse.protocol.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Results of calls to other servers: of several callers at once the first makes the call, and the
 * others wait for it. No lock is held meanwhile. A result is kept for a while, a failure never.
 *
 * @param <K> what the call is about
 * @param <V> what it brings
 */
final class SharedWork<K, V> {
  private static final int MOST = 10_000;

  private final Cache<K, CompletableFuture<V>> results;

  /**
   * A call that may fail.
   *
   * @param <V> what it brings
   * @param <X> how it fails
   */
  @FunctionalInterface
  interface Call<V, X extends Exception> {
    V make() throws X;
  }

  /**
   * @param lifetime how long a result is kept, longer than any call takes
   */
  SharedWork(Duration lifetime) {
    results = Caches.builder().expireAfterWrite(lifetime).maximumSize(MOST).build();
  }

  /**
   * What the call brings, or brought a moment ago.
   *
   * @throws X as the call that was made
   */
  @SuppressWarnings("unchecked") // The call throws no other checked exception.
  <X extends Exception> V get(K key, Call<V, X> call) throws X {
    CompletableFuture<V> own = new CompletableFuture<>();
    CompletableFuture<V> other = results.asMap().putIfAbsent(key, own);
    if (other == null) {
      return made(key, own, call);
    }
    try {
      return other.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException broken) {
        throw broken;
      }
      throw (X) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another request asks the provider", e);
    }
  }

  private <X extends Exception> V made(K key, CompletableFuture<V> own, Call<V, X> call) throws X {
    try {
      V result = call.make();
      own.complete(result);
      return result;
    } catch (Exception e) {
      results.asMap().remove(key, own);
      own.completeExceptionally(e);
      throw e;
    }
  }
}
