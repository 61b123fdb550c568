package dev.gatehouse.token.jwk;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.CacheUse;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.OutgoingCalls;
import dev.gatehouse.outgoing.Reply;
import dev.gatehouse.tenant.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * The key sets that are published at addresses which connections name, as this node knows them. Of
 * the addresses that were asked for last a bounded number is kept.
 */
@ApplicationScoped
public class KeySets implements CacheUse.Measured {
  private static final int MOST_ADDRESSES = 1_000;

  /** Longer than keys are used while their address does not answer. */
  private static final Duration KEPT = Duration.ofHours(25);

  private static final Map<String, String> ACCEPT =
      Map.of("Accept", "application/jwk-set+json, application/json");

  @Inject OutgoingCalls calls;
  @Inject SigningKeys signingKeys;
  @Inject Clock clock;

  private final Cache<URI, PublishedKeySet> sets =
      Caches.builder().maximumSize(MOST_ADDRESSES).expireAfterAccess(KEPT).recordStats().build();

  private final LongAdder fetched = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /** What is known of an address; asks nothing yet. */
  public PublishedKeySet at(URI address) {
    return sets.get(
        address, asked -> new PublishedKeySet(() -> fetch(asked), signingKeys::fingerprint, clock));
  }

  private KeySet fetch(URI address) throws CallFailed {
    try {
      Reply reply = calls.get(address, ACCEPT);
      if (!reply.isOk()) {
        throw new CallFailed("the answer is HTTP " + reply.status());
      }
      KeySet set = KeySet.parse(reply.body());
      fetched.increment();
      return set;
    } catch (UnusableKey e) {
      failed.increment();
      throw new CallFailed("the answer " + e.getMessage());
    } catch (CallFailed e) {
      failed.increment();
      throw e;
    }
  }

  /** How often a key set came, since the start. */
  public long fetched() {
    return fetched.sum();
  }

  /** How often none came, since the start. */
  public long failed() {
    return failed.sum();
  }

  @Override
  public Stream<CacheUse> cacheUse() {
    return Stream.of(CacheUse.of("key-sets", sets));
  }
}
