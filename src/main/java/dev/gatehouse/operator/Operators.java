package dev.gatehouse.operator;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The operators, who sign in to the console. */
@ApplicationScoped
@Transactional
public class Operators {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Event<OperatorChanged> changed;

  public Optional<Operator> byEmail(String email) {
    return entities
        .createQuery("select o from Operator o where o.settings.email = :email", Operator.class)
        .setParameter("email", Operator.normalized(email))
        .getResultStream()
        .findFirst();
  }

  public Optional<Operator> find(long id) {
    return Optional.ofNullable(entities.find(Operator.class, id));
  }

  /** Operators after an id in the order of creation. */
  public List<Operator> list(long afterId, int limit) {
    return entities
        .createQuery("select o from Operator o where o.id > :after order by o.id", Operator.class)
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  /**
   * The operators with a grant at a help center, by e-mail address. In SQL, since JPQL cannot query
   * the keys of this map.
   */
  public List<Operator> team(TenantId site) {
    List<?> ids =
        entities
            .createNativeQuery("select operator_id from operator_grant where tenant_id = ?")
            .setParameter(1, site.value())
            .getResultList();
    return ids.stream()
        .map(id -> entities.find(Operator.class, ((Number) id).longValue()))
        .sorted(Comparator.comparing(operator -> operator.getSettings().getEmail()))
        .toList();
  }

  /** Locks a site's team until the caller's transaction ends: other callers of this method wait. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lockTeam(TenantId site) {
    entities
        .createNativeQuery("select id from tenant where id = ? for update")
        .setParameter(1, site.value())
        .getResultList();
  }

  /** The account of an operator who exists and is not disabled. */
  public Optional<OperatorAccount> enabledAccount(long id) {
    return find(id).filter(operator -> !operator.getSettings().isDisabled()).map(Operator::account);
  }

  /**
   * The same, locked until the caller's transaction ends, so that a change that ends the operator's
   * sessions misses none that is about to begin.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<OperatorAccount> lockedAccount(long id) {
    find(id).ifPresent(operator -> entities.refresh(operator, LockModeType.PESSIMISTIC_WRITE));
    return enabledAccount(id);
  }

  /**
   * Platform administrators who can sign in, locked until the caller's transaction ends, so that
   * two who remove each other do not both succeed.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Operator> lockedPlatformAdmins() {
    return entities
        .createQuery(
            "select o from Operator o where o.settings.platformAdmin = true"
                + " and o.settings.disabled = false and o.passwordHash is not null order by o.id",
            Operator.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** The addresses of the platform administrators who are not disabled. */
  public List<String> platformAdminEmails() {
    return entities
        .createQuery(
            "select o.settings.email from Operator o where o.settings.platformAdmin = true"
                + " and o.settings.disabled = false order by o.id",
            String.class)
        .getResultList();
  }

  /** Whether any operator exists. */
  boolean any() {
    return entities.createQuery("select count(o) from Operator o", Long.class).getSingleResult()
        > 0;
  }

  /**
   * Creates an operator without a password; a taken e-mail address causes a unique violation.
   *
   * @param emailConfirmed whether somebody who may say so knows the address to be theirs
   */
  public Operator create(OperatorSettings settings, boolean emailConfirmed) {
    Operator made = new Operator(settings, null, clock.instant());
    if (emailConfirmed) {
      made.confirmEmail();
    }
    return create(made);
  }

  Operator create(Operator operator) {
    entities.persist(operator);
    entities.flush();
    return operator;
  }

  /** Saves an operator; a stale one causes an optimistic lock failure. */
  public Operator save(Operator operator) {
    Operator saved = entities.merge(operator);
    // Changes of grants alone would not raise the version.
    entities.lock(saved, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
    entities.flush();
    changed.fire(new OperatorChanged(saved.getId()));
    return saved;
  }

  /** Deletes an operator with their sessions, including those in which they read help centers. */
  public void delete(Operator operator) {
    entities.remove(entities.merge(operator));
    entities.flush();
    changed.fire(new OperatorChanged(operator.getId()));
  }

  /** Ends every console session of an operator. */
  public void endSessions(long id) {
    find(id).ifPresent(Operator::endSessions);
    entities.flush();
    changed.fire(new OperatorChanged(id));
  }

  /** Sets the time zone in which an operator sees times. */
  public void setTimeZone(long id, String zone) {
    write("update operator set time_zone = ? where id = ?", zone, id);
    changed.fire(new OperatorChanged(id));
  }

  /** Records the time of a sign-in. */
  public void signedIn(long id, Instant at) {
    write("update operator set last_sign_in_at = ? where id = ?", at, id);
  }

  /** In SQL, since JPQL would also raise the version, which covers the settings only. */
  private void write(String sql, Object value, long id) {
    Object stored = value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value;
    entities.createNativeQuery(sql).setParameter(1, stored).setParameter(2, id).executeUpdate();
  }
}
