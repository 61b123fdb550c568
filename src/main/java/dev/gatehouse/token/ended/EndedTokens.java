package dev.gatehouse.token.ended;

import dev.gatehouse.cache.CacheUse;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.storage.feed.FeedCache;
import dev.gatehouse.storage.feed.FeedCache.Found;
import dev.gatehouse.storage.feed.Subject;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tokens that count no longer although they have not expired. Every request with a token asks, so
 * answers are cached until somebody ends tokens of the same name, on whatever node.
 */
@ApplicationScoped
public class EndedTokens implements Expiring, CacheUse.Measured {
  /**
   * How long an entry is kept by which an operator ended tokens. Vendors set no limit to a token's
   * life, and nobody knows those that were never seen here: longer than this, a company would not
   * let one live. A user has one entry by each name, however often their sessions end.
   */
  private static final Duration KEPT = Duration.ofDays(3_660);

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_TOKENS = 50_000;

  @PersistenceContext EntityManager entities;
  @Inject ChangeFeed feed;

  private FeedCache<TokenNames, Optional<Instant>> cache;

  @PostConstruct
  void makeCache() {
    cache = new FeedCache<>(feed, LONGEST, MOST_TOKENS);
  }

  @Override
  public Stream<CacheUse> cacheUse() {
    return Stream.of(cache.use("ended tokens"));
  }

  /**
   * Ends tokens, in the caller's transaction.
   *
   * @param issuedUntil by the backend's clock; tokens that were issued later count
   */
  @Transactional
  public void end(TenantId tenant, TokenEnding ending, Instant issuedUntil) {
    end(tenant, ending, issuedUntil, issuedUntil.plus(KEPT));
  }

  /**
   * The same for tokens of which is known when they expire.
   *
   * @param expires when the last of them does
   */
  @Transactional
  public void end(TenantId tenant, TokenEnding ending, Instant issuedUntil, Instant expires) {
    for (String hash : ending.hashes()) {
      EndedToken.Key key = new EndedToken.Key(ending.connectionId(), hash);
      EndedToken known = entities.find(EndedToken.class, key);
      EndedToken ended = known == null ? new EndedToken(tenant, key) : known;
      ended.until(issuedUntil, expires);
      if (known == null) {
        entities.persist(ended);
      }
    }
    entities.flush();
    feed.changed(ending.hashes().stream().map(TokenEnding::subject).toArray(Subject[]::new));
  }

  /** The cached answer of {@link #until}; empty if the database has to be queried. */
  public Optional<Optional<Instant>> ifFresh(TokenNames names) {
    return cache.ifFresh(names);
  }

  /** Up to when tokens of these names must have been issued to have ended; empty if none has. */
  @Transactional
  public Optional<Instant> until(TenantId tenant, TokenNames names) {
    return cache.get(names, asked -> read(tenant, asked.connectionId(), asked.hashes()));
  }

  private Found<Optional<Instant>> read(TenantId tenant, long connection, List<String> hashes) {
    Optional<Instant> until =
        entities
            .createQuery(
                "select e from EndedToken e where e.tenantId = :tenant"
                    + " and e.connectionId = :connection and e.subjectHash in :hashes",
                EndedToken.class)
            .setParameter("tenant", tenant.value())
            .setParameter("connection", connection)
            .setParameter("hashes", hashes)
            .getResultStream()
            .map(EndedToken::issuedUntil)
            .max(Comparator.naturalOrder());
    return new Found<>(until, hashes.stream().map(TokenEnding::subject).toList(), LONGEST);
  }

  /** Deletes a batch of entries whose tokens have expired; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "EndedToken", "subjectHash", "expiresAt", now, batch);
  }
}
