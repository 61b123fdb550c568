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
import java.util.List;
import java.util.Optional;

/**
 * Invitations by which operators choose their password, for the first time or after they forgot it.
 * Only the last invitation of an operator is valid.
 */
@ApplicationScoped
@Transactional
public class OperatorInvitations implements Expiring {
  private static final Duration LIFETIME = Duration.ofDays(7);
  private static final int SECRET_BYTES = 32;

  private static final String WAITING =
      " from Operator o where o.passwordHash is null and o.settings.disabled = false"
          + " and o.id not in"
          + " (select i.operatorId from OperatorInvitation i where i.expiresAt > :now)";

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Operators operators;

  /**
   * A new invitation.
   *
   * @param email of the invited operator
   * @param secret for the link; shown once and not stored
   */
  public record Made(String email, String secret, Instant expiresAt) {}

  /** Invites an operator to choose a password; replaces an earlier invitation. */
  public Made make(Operator operator) {
    withdraw(operator.getId());
    Made made =
        new Made(
            operator.getSettings().getEmail(),
            Fingerprint.random(SECRET_BYTES),
            clock.instant().plus(LIFETIME));
    entities.persist(
        new OperatorInvitation(operator.getId(), Fingerprint.of(made.secret()), made.expiresAt()));
    entities.flush();
    return made;
  }

  /** Ends an operator's invitation, if there is one. */
  public void withdraw(long operatorId) {
    entities
        .createQuery("delete from OperatorInvitation i where i.operatorId = :operator")
        .setParameter("operator", operatorId)
        .executeUpdate();
  }

  /** Ends an invitation of an earlier release, whose link may not be in the operator's hands. */
  public void withdrawUnconfirming(long operatorId) {
    entities
        .createQuery(
            "delete from OperatorInvitation i"
                + " where i.operatorId = :operator and i.confirmsEmail = false")
        .setParameter("operator", operatorId)
        .executeUpdate();
  }

  /** When an operator's invitation expires; empty if there is none. */
  public Optional<Instant> openUntil(long operatorId) {
    return entities
        .createQuery(
            "select i from OperatorInvitation i"
                + " where i.operatorId = :operator and i.expiresAt > :now",
            OperatorInvitation.class)
        .setParameter("operator", operatorId)
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst()
        .map(OperatorInvitation::getExpiresAt);
  }

  /** Operators who have neither a password nor a valid link to choose one, by e-mail address. */
  public List<Long> waiting() {
    return entities
        .createQuery("select o.id" + WAITING, Long.class)
        .setParameter("now", clock.instant())
        .getResultList();
  }

  public long countWaiting() {
    return entities
        .createQuery("select count(o)" + WAITING, Long.class)
        .setParameter("now", clock.instant())
        .getSingleResult();
  }

  /** The operator whom a valid link invites. */
  public Optional<Operator> invited(String secret) {
    return valid(secret)
        .flatMap(invitation -> operators.find(invitation.getOperatorId()))
        .filter(operator -> !operator.getSettings().isDisabled());
  }

  private Optional<OperatorInvitation> valid(String secret) {
    return entities
        .createQuery(
            "select i from OperatorInvitation i"
                + " where i.secretHash = :hash and i.expiresAt > :now",
            OperatorInvitation.class)
        .setParameter("hash", Fingerprint.of(secret))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  /**
   * Redeems a link and sets the operator's password, which ends their sessions; the link has proven
   * their e-mail address. The deletion decides: of any number of simultaneous redemptions exactly
   * one deletes the row.
   *
   * @return the operator; empty if the link is not valid
   */
  public Optional<Operator> accept(String secret, String passwordHash) {
    Optional<Operator> operator = invited(secret);
    boolean confirms = valid(secret).filter(OperatorInvitation::isConfirmsEmail).isPresent();
    if (operator.isEmpty() || remove(secret) == 0) {
      return Optional.empty();
    }
    if (confirms) {
      operator.get().confirmEmail();
    }
    operator.get().setPasswordHash(passwordHash);
    return Optional.of(operators.save(operator.get()));
  }

  private int remove(String secret) {
    return entities
        .createQuery("delete from OperatorInvitation i where i.secretHash = :hash")
        .setParameter("hash", Fingerprint.of(secret))
        .executeUpdate();
  }

  /** Deletes a batch of expired ones; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "OperatorInvitation", "secretHash", "expiresAt", now, batch);
  }
}
