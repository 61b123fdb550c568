package dev.gatehouse.tenant.key;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Finds keys by their fingerprints, and tells nothing of the keys themselves. */
@ApplicationScoped
@Transactional
public class EqualKeys {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * A key with one of the fingerprints.
   *
   * @param tenant the site, which may be one that the caller has no right to know of
   * @param active whether its signatures are accepted
   */
  public record Found(
      TenantId tenant, long connectionId, long keyId, String fingerprint, boolean active) {}

  /** Those of all sites, the oldest first. */
  public List<Found> with(Collection<String> fingerprints) {
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select k.tenantId, k.connectionId, k.id, k.fingerprint, k.ended, k.retiresAt"
                + " from SigningKey k where k.fingerprint in :fingerprints order by k.id",
            Object[].class)
        .setParameter("fingerprints", fingerprints)
        .getResultStream()
        .map(row -> found(row, now))
        .toList();
  }

  private static Found found(Object[] row, Instant now) {
    Instant retiresAt = (Instant) row[5];
    boolean active = !(boolean) row[4] && (retiresAt == null || now.isBefore(retiresAt));
    return new Found(
        new TenantId((long) row[0]), (long) row[1], (long) row[2], (String) row[3], active);
  }
}
