package dev.gatehouse.protocol.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.storage.Database;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToIntFunction;

/**
 * Results of calls to other servers: of several callers at once the first makes the call, and some
 * others wait for it, longer than any call takes. No lock is held meanwhile. A result is kept for a
 * while, a failure never.
 *
 * @param <K> what the call is about
 * @param <V> what it brings
 */
final class SharedWork<K, V> {
  /** In bytes, for all results together. */
  private static final int MOST = 32 * 1024 * 1024;

  /** Each keeps a thread of the server. */
  private static final int MOST_WAITING = 16;

  private static final int LONGEST_WAIT_SECONDS = 6;

  private final Cache<K, CompletableFuture<V>> results;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  /**
   * A call that may fail.
   *
   * @param <V> what it brings
   * @param <X> how it fails
   */
  @FunctionalInterface
  interface Call<V, X extends Exception> {
    V make() throws X, CallFailed;
  }

  /**
   * @param lifetime how long a result is kept
   * @param bytes how much memory a result takes, about
   */
  SharedWork(Duration lifetime, ToIntFunction<V> bytes) {
    results =
        Caches.builder()
            .expireAfterWrite(lifetime)
            .maximumWeight(MOST)
            .weigher((K key, CompletableFuture<V> made) -> weight(made.getNow(null), bytes))
            .build();
  }

  /** A call that is under way has no result yet; it is weighed again when it has. */
  private static <V> int weight(V result, ToIntFunction<V> bytes) {
    return result == null ? 1 : bytes.applyAsInt(result);
  }

  /**
   * What the call brings, or brought a moment ago.
   *
   * @throws X as the call that was made
   * @throws CallFailed likewise, or if enough others wait for it already
   */
  <X extends Exception> V get(K key, Call<V, X> call) throws X, CallFailed {
    CompletableFuture<V> own = new CompletableFuture<>();
    CompletableFuture<V> other = results.asMap().putIfAbsent(key, own);
    if (other == null) {
      return made(key, own, call);
    }
    if (other.isDone()) {
      return result(other);
    }
    if (!waiting.tryAcquire()) {
      throw new CallFailed("too many requests wait for it");
    }
    try {
      return Database.aside(() -> result(other));
    } finally {
      waiting.release();
    }
  }

  int waiting() {
    return MOST_WAITING - waiting.availablePermits();
  }

  int kept() {
    return results.asMap().size();
  }

  @SuppressWarnings("unchecked") // The call throws no other checked exception.
  private static <V, X extends Exception> V result(CompletableFuture<V> other)
      throws X, CallFailed {
    try {
      return other.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new CallFailed("another request waits for its answer for too long");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception failed) {
        throw (X) failed;
      }
      throw new IllegalStateException("another request could not ask the provider", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another request asks the provider", e);
    }
  }

  private <X extends Exception> V made(K key, CompletableFuture<V> own, Call<V, X> call)
      throws X, CallFailed {
    try {
      V result = call.make();
      own.complete(result);
      results.asMap().replace(key, own, own);
      return result;
    } catch (Exception e) {
      results.asMap().remove(key, own);
      own.completeExceptionally(e);
      throw e;
    } finally {
      if (!own.isDone()) {
        // By an error, which must not keep the others waiting.
        results.asMap().remove(key, own);
        own.completeExceptionally(new IllegalStateException("the call ended without a result"));
      }
    }
  }
}
