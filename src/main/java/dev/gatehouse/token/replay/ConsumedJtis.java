package dev.gatehouse.token.replay;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.fault.SqlState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/**
 * Replay detection. A token is consumed by inserting the value of its single-use claim, such as
 * {@code jti}: of any number of simultaneous sign-ins, on any number of nodes, the unique
 * constraint lets exactly one through. There is no query first, since two could both find nothing.
 * A row refers to no connection and no tenant: deleting one brings no used token back.
 */
@ApplicationScoped
public class ConsumedJtis implements Expiring {
  /** Stands for a time that was not recorded yet. */
  static final Instant UNKNOWN = Instant.EPOCH;

  @PersistenceContext EntityManager entities;

  /**
   * Consumes a token in the caller's transaction: if that rolls back, nothing is consumed.
   *
   * @throws Rejected if it was consumed before
   */
  @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Rejected.class)
  public void consume(SingleUse use) throws Rejected {
    try {
      entities.persist(new ConsumedJti(use));
      entities.flush();
    } catch (PersistenceException e) {
      if (SqlState.isUniqueViolation(e)) {
        throw use.replayed();
      }
      throw e;
    }
  }

  /** Deletes a batch whose tokens would be refused anyway; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "ConsumedJti", "jtiHash", "expiresAt", now, batch);
  }

  /**
   * Whether it was consumed. Use it only to refuse a token or to explain it, never to accept one.
   */
  @Transactional
  public boolean contains(SingleUse use) {
    return entities.find(ConsumedJti.class, new ConsumedJti.Key(use)) != null;
  }

  /** When it was consumed; empty if it was not. Likewise, never to accept a token. */
  @Transactional
  public Optional<Instant> consumed(SingleUse use) {
    return Optional.ofNullable(entities.find(ConsumedJti.class, new ConsumedJti.Key(use)))
        .map(found -> found.consumedAt() == null ? UNKNOWN : found.consumedAt());
  }
}
