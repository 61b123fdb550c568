package dev.gatehouse.tenant.key;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Which connections are to get a new key, as their settings say. */
@ApplicationScoped
@Transactional
public class KeyAges {
  private static final String PERIOD = "c.settings.requirements.rotateEveryDays";

  @PersistenceContext EntityManager entities;

  /**
   * A connection whose newest key is old.
   *
   * @param tenant the site, which may be one that the caller has no right to know of
   * @param at by when it is to get a new one
   */
  public record Due(TenantId tenant, long connectionId, String connection, Instant at) {}

  /** Those of all sites that are due until a time, the longest due first. */
  public List<Due> until(Instant time) {
    return entities
        .createQuery(
            "select c.tenantId, c.id, c.settings.name, max(k.createdAt), "
                + PERIOD
                + " from Connection c, SigningKey k where k.connectionId = c.id and k.ended = false"
                + " and c.settings.enabled = true and "
                + PERIOD
                + " is not null group by c.tenantId, c.id, c.settings.name, "
                + PERIOD,
            Object[].class)
        .getResultStream()
        .map(KeyAges::due)
        .filter(due -> due.at().isBefore(time))
        .sorted(Comparator.comparing(Due::at))
        .toList();
  }

  private static Due due(Object[] row) {
    Instant at = ((Instant) row[3]).plus(Duration.ofDays((Integer) row[4]));
    return new Due(new TenantId((long) row[0]), (long) row[1], (String) row[2], at);
  }
}
