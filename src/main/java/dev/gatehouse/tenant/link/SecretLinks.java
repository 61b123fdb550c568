package dev.gatehouse.tenant.link;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The secret links of a tenant. Deleting a link ends the sessions that it began. */
@ApplicationScoped
@Transactional
public class SecretLinks implements Expiring {
  private static final int SECRET_BYTES = 32;

  /** Longer than any session, since deleting a link ends the sessions that it began. */
  private static final Duration KEPT = Duration.ofDays(60);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Tenants tenants;

  /**
   * A new link.
   *
   * @param secret for the URL; shown once and not stored
   */
  public record Made(SecretLink link, String secret) {}

  /** Links after an id. */
  public List<SecretLink> list(TenantId tenant, long afterId, int limit) {
    return entities
        .createQuery(
            "select l from SecretLink l where l.tenantId = :tenant and l.id > :after order by l.id",
            SecretLink.class)
        .setParameter("tenant", tenant.value())
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  public Optional<SecretLink> find(TenantId tenant, long id) {
    return Optional.ofNullable(entities.find(SecretLink.class, id))
        .filter(link -> link.tenantId().equals(tenant));
  }

  public Made make(TenantId tenant, SecretLink.Terms terms) {
    String secret = Fingerprint.random(SECRET_BYTES);
    SecretLink link = new SecretLink(tenant, terms, Fingerprint.of(secret), clock.instant());
    entities.persist(link);
    entities.flush();
    return new Made(link, secret);
  }

  /** Deletes a link and ends the sessions that it began. */
  public boolean delete(TenantId tenant, long id) {
    Optional<SecretLink> link = find(tenant, id);
    link.ifPresent(
        found -> {
          entities.remove(found);
          entities.flush();
          tenants.touch(tenant);
        });
    return link.isPresent();
  }

  /** Deletes all links and ends the sessions that they began; returns how many links. */
  public int deleteAll(TenantId tenant) {
    int count =
        entities
            .createQuery("delete from SecretLink l where l.tenantId = :tenant")
            .setParameter("tenant", tenant.value())
            .executeUpdate();
    if (count > 0) {
      tenants.touch(tenant);
    }
    return count;
  }

  /** The link of a secret, unless it has expired or was used up. Does not use it up. */
  public Optional<SecretLink> usable(TenantId tenant, String secret) {
    return bySecret(tenant, secret)
        .filter(
            link ->
                link.isReusable() || entities.find(SecretLinkOpening.class, link.getId()) == null);
  }

  /**
   * Uses a link in the caller's transaction. Of any number of simultaneous uses of a link that can
   * be used once, the unique constraint accepts exactly one.
   *
   * @throws Rejected if it cannot be used
   */
  @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Rejected.class)
  public SecretLink open(TenantId tenant, String secret) throws Rejected {
    SecretLink link = bySecret(tenant, secret).orElseThrow(SecretLinks::unusable);
    if (!link.isReusable()) {
      useUp(link);
    }
    link.open(clock.instant());
    return link;
  }

  private void useUp(SecretLink link) throws Rejected {
    try {
      entities.persist(new SecretLinkOpening(link));
      entities.flush();
    } catch (PersistenceException e) {
      if (SqlState.isUniqueViolation(e)) {
        throw unusable();
      }
      throw e;
    }
  }

  private Optional<SecretLink> bySecret(TenantId tenant, String secret) {
    return entities
        .createQuery(
            "select l from SecretLink l"
                + " where l.tenantId = :tenant and l.secretHash = :hash and l.expiresAt > :now",
            SecretLink.class)
        .setParameter("tenant", tenant.value())
        .setParameter("hash", Fingerprint.of(secret))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  public static Rejected unusable() {
    return new Rejected(
        Rejection.LINK_UNUSABLE, "no valid secret link of this site matches the address");
  }

  /** Deletes a batch of links that expired long ago; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    Instant before = now.minus(KEPT);
    return Expiring.delete(entities, "SecretLink", "id", "expiresAt", before, batch);
  }
}
