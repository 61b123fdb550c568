package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.Shared;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Pending hand-overs of readers to another site, each with a code that only the browser knows. */
@ApplicationScoped
@Transactional
public class HandOvers implements Expiring {
  /** Short, since the browser follows a redirect at once. */
  public static final Duration LIFETIME = Duration.ofSeconds(60);

  /** So a node whose clock is ahead does not delete what still counts by the database's. */
  private static final Duration KEPT_LONGER = Duration.ofMinutes(10);

  private static final int CODE_BYTES = 32;

  @PersistenceContext EntityManager entities;
  @Inject @Shared Clock clock;

  /** Begins a hand-over. Returns the code, of which only the hash is stored. */
  public String begin(TenantId target, HandOver.Payload payload) {
    String code = Fingerprint.random(CODE_BYTES);
    entities.persist(new HandOver(code, target, payload, clock.instant().plus(LIFETIME)));
    return code;
  }

  /**
   * The hand-over of a code if it leads to this site and has not expired, whether it was redeemed
   * or not.
   */
  public Optional<HandOver> find(TenantId target, String code) {
    return Optional.ofNullable(entities.find(HandOver.class, Fingerprint.of(code)))
        .filter(found -> found.target().equals(target))
        .filter(found -> clock.instant().isBefore(found.expiresAt()));
  }

  /** Withdraws every code with which a connection lets readers into a site. */
  public void withdraw(TenantId target, long connection) {
    entities
        .createQuery(
            "delete from HandOver h where h.tenantId = :target and h.connectionId = :connection")
        .setParameter("target", target.value())
        .setParameter("connection", connection)
        .executeUpdate();
  }

  /** Deletes a batch of expired ones; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    Instant before = now.minus(KEPT_LONGER);
    return Expiring.delete(entities, "HandOver", "codeHash", "expiresAt", before, batch);
  }
}
