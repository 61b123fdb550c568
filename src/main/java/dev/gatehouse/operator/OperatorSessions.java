package dev.gatehouse.operator;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.Expiring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Operators' sessions in the console. They are kept in the database, where every node finds them;
 * what opens one is a value in the browser's cookie, of which only the hash is stored.
 */
@ApplicationScoped
@Transactional
public class OperatorSessions implements Expiring {
  public static final Duration IDLE = Duration.ofMinutes(30);
  public static final Duration LONGEST = Duration.ofHours(12);

  /** How long a right password waits for its code. */
  public static final Duration LONGEST_PENDING = Duration.ofMinutes(5);

  /** Each action would be a write otherwise. */
  private static final Duration PRECISION = Duration.ofMinutes(1);

  private static final int KEY_BYTES = 32;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * A session that is not over by time.
   *
   * @param epoch the operator's, when it began
   */
  public record Open(long operatorId, long epoch) {
    public boolean isOf(OperatorAccount operator) {
      return operator.id() == operatorId && operator.epoch() == epoch;
    }
  }

  /** Begins a session; returns the value for the cookie. */
  public String begin(OperatorAccount operator) {
    return make(operator, false, LONGEST);
  }

  /** Keeps a sign-in whose password was right; it opens nothing. */
  public String beginPending(OperatorAccount operator) {
    return make(operator, true, LONGEST_PENDING);
  }

  private String make(OperatorAccount operator, boolean pending, Duration lifetime) {
    String key = Fingerprint.random(KEY_BYTES);
    Instant now = clock.instant();
    entities.persist(
        new OperatorSession(Fingerprint.of(key), operator, pending, now, now.plus(lifetime)));
    entities.flush();
    return key;
  }

  /**
   * The session of a cookie's value, unless it has expired.
   *
   * @param byHand whether the operator did something, as opposed to a page that refreshes itself
   */
  public Optional<Open> find(String key, boolean byHand) {
    Instant now = clock.instant();
    Optional<OperatorSession> found =
        row(key)
            .filter(session -> !session.isPending())
            .filter(session -> now.isBefore(session.getSeenAt().plus(IDLE)));
    if (byHand) {
      found
          .filter(session -> !now.isBefore(session.getSeenAt().plus(PRECISION)))
          .ifPresent(session -> session.setSeenAt(now));
    }
    return found.map(OperatorSession::open);
  }

  /** The sign-in whose second factor is pending. */
  public Optional<Open> findPending(String key) {
    return row(key).filter(OperatorSession::isPending).map(OperatorSession::open);
  }

  private Optional<OperatorSession> row(String key) {
    return Optional.ofNullable(entities.find(OperatorSession.class, Fingerprint.of(key)))
        .filter(session -> clock.instant().isBefore(session.getExpiresAt()));
  }

  /** Ends it on every node. */
  public void end(String key) {
    entities
        .createQuery("delete from OperatorSession s where s.keyHash = :hash")
        .setParameter("hash", Fingerprint.of(key))
        .executeUpdate();
  }

  /** Deletes a batch of expired ones; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "OperatorSession", "keyHash", "expiresAt", now, batch);
  }
}
