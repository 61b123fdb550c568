package dev.gatehouse.token.jwk;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.CacheUse;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.OutgoingCalls;
import dev.gatehouse.outgoing.Reply;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.PublicAlgorithm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * What is kept together. Each site has its own: what one causes, such as calls for made-up key
   * ids, is no other's trouble.
   *
   * @param since when an operator had the keys of a connection fetched anew, or {@code null}: what
   *     was fetched before is kept under another time
   */
  private record Asked(TenantId site, URI address, Instant since) {
    private static Asked by(Connection connection, URI address) {
      return new Asked(connection.tenantId(), address, connection.getKeysSince());
    }
  }

  private final Cache<Asked, PublishedKeySet> sets =
      Caches.builder().maximumSize(MOST_ADDRESSES).expireAfterAccess(KEPT).recordStats().build();

  private final LongAdder fetched = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /** What is known of an address for a connection; asks nothing yet. */
  public PublishedKeySet at(Connection connection, URI address) {
    return sets.get(
        Asked.by(connection, address),
        asked ->
            new PublishedKeySet(
                () -> fetch(asked.site(), asked.address()),
                signingKeys::fingerprint,
                clock,
                calls.background()));
  }

  /**
   * What a sign-in would find at an address.
   *
   * @param keys how many keys it could verify by
   * @param objections to the others, as phrases
   * @param hasPrivate whether a private key is published, which is then everybody's
   */
  public record Usable(long keys, Set<String> objections, boolean hasPrivate) {
    /** The objections in one phrase. */
    public String reasons() {
      return String.join("; a key ", objections);
    }
  }

  /**
   * Asks an address now, and leaves what is known of it as it is.
   *
   * @param site for which it is asked
   * @throws CallFailed if no key set came
   */
  public Usable usable(TenantId site, URI address, PublicAlgorithm algorithm) throws CallFailed {
    KeySet set = fetch(site, address);
    Set<String> objections = new LinkedHashSet<>();
    long usable = 0;
    for (PublicJwk key : set.keys()) {
      Optional<String> objection = key.objection(algorithm);
      objection.ifPresent(objections::add);
      usable += objection.isEmpty() ? 1 : 0;
    }
    return new Usable(usable, objections, set.hasPrivate());
  }

  private KeySet fetch(TenantId site, URI address) throws CallFailed {
    try {
      Reply reply = calls.get(site.value(), address, ACCEPT);
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
