package dev.gatehouse.tenant.link;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The sites that are open by break-glass, at most one row each. One that expired stays until it is
 * ended, which ends its sessions, too.
 */
@ApplicationScoped
@Transactional
public class BreakGlasses {
  private static final int SECRET_BYTES = 32;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Tenants tenants;

  /**
   * A break-glass that was opened.
   *
   * @param secret for the URL; shown once and not stored
   */
  public record Opened(BreakGlass glass, String secret) {}

  /**
   * An open site, for lists of all of them.
   *
   * @param name of the site
   */
  public record Place(TenantId site, String name, String openedBy, Instant expiresAt) {}

  /**
   * Opens a site; empty if it is open already. Others who open or end it wait for the caller's
   * transaction.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Opened> open(TenantId tenant, BreakGlass.Terms terms, String passwordHash) {
    entities
        .createNativeQuery("select id from tenant where id = ? for update")
        .setParameter(1, tenant.value())
        .getResultList();
    if (any(tenant).isPresent()) {
      return Optional.empty();
    }
    String secret = Fingerprint.random(SECRET_BYTES);
    BreakGlass glass =
        new BreakGlass(tenant, terms, Fingerprint.of(secret), passwordHash, clock.instant());
    entities.persist(glass);
    entities.flush();
    return Optional.of(new Opened(glass, secret));
  }

  /** The site's break-glass while it is open. */
  public Optional<BreakGlass> find(TenantId tenant) {
    return any(tenant).filter(glass -> clock.instant().isBefore(glass.getExpiresAt()));
  }

  /** The site's break-glass, even if it expired and was not ended yet. */
  public Optional<BreakGlass> any(TenantId tenant) {
    return entities
        .createQuery("select g from BreakGlass g where g.tenantId = :tenant", BreakGlass.class)
        .setParameter("tenant", tenant.value())
        .getResultStream()
        .findFirst();
  }

  /** The open break-glass of a link. */
  public Optional<BreakGlass> bySecret(TenantId tenant, String secret) {
    String hash = Fingerprint.of(secret);
    return entities
        .createQuery(
            "select g from BreakGlass g where g.tenantId = :tenant and g.secretHash = :hash"
                + " and g.expiresAt > :now",
            BreakGlass.class)
        .setParameter("tenant", tenant.value())
        .setParameter("hash", hash)
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  /**
   * Counts somebody who comes in, in the caller's transaction. Whoever ends the break-glass waits
   * for that, so that no session is left behind.
   *
   * @throws Rejected if it ended meanwhile
   */
  @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = Rejected.class)
  public void enter(TenantId tenant, long id) throws Rejected {
    int open =
        entities
            .createQuery(
                "update BreakGlass g set g.signIns = g.signIns + 1"
                    + " where g.tenantId = :tenant and g.id = :id and g.expiresAt > :now")
            .setParameter("tenant", tenant.value())
            .setParameter("id", id)
            .setParameter("now", clock.instant())
            .executeUpdate();
    if (open == 0) {
      throw new Rejected(Rejection.LINK_UNUSABLE, "the break-glass ended a moment ago");
    }
  }

  /**
   * Ends a break-glass and its sessions, on every node.
   *
   * @return whether this call ended it
   */
  public boolean end(TenantId tenant, long id) {
    int ended =
        entities
            .createQuery("delete from BreakGlass g where g.tenantId = :tenant and g.id = :id")
            .setParameter("tenant", tenant.value())
            .setParameter("id", id)
            .executeUpdate();
    if (ended > 0) {
      tenants.touch(tenant);
    }
    return ended > 0;
  }

  /** Sites whose break-glass expired and was not ended yet. */
  public List<TenantId> expired(int limit) {
    return entities
        .createQuery(
            "select g.tenantId from BreakGlass g where g.expiresAt <= :now order by g.expiresAt",
            Long.class)
        .setParameter("now", clock.instant())
        .setMaxResults(limit)
        .getResultStream()
        .map(TenantId::new)
        .toList();
  }

  /** All sites that are open now. */
  public List<Place> places() {
    return entities
        .createQuery(
            "select g.tenantId, t.settings.name, g.openedBy, g.expiresAt from BreakGlass g, Tenant t"
                + " where t.id = g.tenantId and g.expiresAt > :now order by g.expiresAt",
            Object[].class)
        .setParameter("now", clock.instant())
        .getResultStream()
        .map(
            row ->
                new Place(
                    new TenantId((Long) row[0]),
                    (String) row[1],
                    (String) row[2],
                    (Instant) row[3]))
        .toList();
  }
}
