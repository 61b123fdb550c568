package dev.gatehouse.tenant.link;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.SqlState;
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

/** The secret links of a tenant. With a link end the sessions that it made. */
@ApplicationScoped
@Transactional
public class SecretLinks implements Expiring {
  private static final int SECRET_BYTES = 32;

  /** Longer than any session lasts: deleting a link would end those that it made. */
  private static final Duration KEPT = Duration.ofDays(60);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Tenants tenants;

  /**
   * A link that was made.
   *
   * @param secret for the address; shown once, and kept nowhere
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

  /** Deletes a link, and with it the sessions that it made. */
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

  /** Deletes all links, and with them the sessions that they made; returns how many. */
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

  /** The link that a secret opens, unless it has expired or was used up; uses nothing up itself. */
  public Optional<SecretLink> usable(TenantId tenant, String secret) {
    return bySecret(tenant, secret)
        .filter(
            link ->
                link.isReusable() || entities.find(SecretLinkOpening.class, link.getId()) == null);
  }

  /**
   * Opens a link inside the caller's transaction. Of any number of simultaneous openings of one
   * that opens once, the unique constraint lets exactly one through.
   *
   * @throws Rejected when it cannot be used
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
    return new Rejected(Rejection.LINK_UNUSABLE, "no secret link of this site fits the address");
  }

  /** Deletes some that expired long ago; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    Instant before = now.minus(KEPT);
    return Expiring.delete(entities, "SecretLink", "id", "expiresAt", before, batch);
  }
}
