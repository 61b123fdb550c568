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
   * When and where something was consumed.
   *
   * @param site its id, or {@code null} if it was not recorded
   * @param trace of the request, likewise
   */
  public record FirstUse(Instant at, Long site, String trace) {
    public boolean isDated() {
      return !at.equals(UNKNOWN);
    }
  }

  /** As {@link #consume(SingleUse, Long, String)}, where no event tells of the use. */
  @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Rejected.class)
  public void consume(SingleUse use) throws Rejected {
    consume(use, null, null);
  }

  /**
   * Consumes a token in the caller's transaction: if that rolls back, nothing is consumed.
   *
   * @param site at which it is used
   * @param trace of the request, whose event tells of the use
   * @throws Rejected if it was consumed before
   */
  @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Rejected.class)
  public void consume(SingleUse use, Long site, String trace) throws Rejected {
    try {
      entities.persist(new ConsumedJti(use, site, trace));
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

  /** When it was consumed, and where; empty if it was not. Likewise, never to accept a token. */
  @Transactional
  public Optional<FirstUse> firstUse(SingleUse use) {
    return Optional.ofNullable(entities.find(ConsumedJti.class, new ConsumedJti.Key(use)))
        .map(ConsumedJti::firstUse);
  }
}
