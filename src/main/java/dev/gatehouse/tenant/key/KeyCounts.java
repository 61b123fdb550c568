package dev.gatehouse.tenant.key;

import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How often each key verified a token, by five minutes of the last day, at all nodes together. */
@ApplicationScoped
public class KeyCounts implements Expiring {
  private static final Duration UNIT = Duration.ofMinutes(5);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  @PersistenceContext EntityManager entities;

  /**
   * How often a key was used.
   *
   * @param lastHour uses in the last hour, and in up to five minutes before it
   * @param lastDay the same for 24 hours
   */
  public record Usage(long lastHour, long lastDay) {
    public static final Usage NONE = new Usage(0, 0);

    /** Whether anybody used it in the last 24 hours. */
    public boolean isUsed() {
      return lastDay > 0;
    }
  }

  /** The beginning of the five minutes that a time is in. */
  public static Instant unit(Instant time) {
    long seconds = UNIT.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }

  /**
   * Adds uses of a key; those of a deleted key are dropped. Fails with a unique violation when
   * another node inserts the row at the same time, and with a foreign key violation when the key is
   * deleted at the same time.
   *
   * @param since a {@link #unit}
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void add(long keyId, Instant since, long more) {
    int rows =
        entities
            .createQuery(
                "update KeyCount c set c.uses = c.uses + :more"
                    + " where c.keyId = :key and c.since = :since")
            .setParameter("more", more)
            .setParameter("key", keyId)
            .setParameter("since", since)
            .executeUpdate();
    if (rows == 0 && exists(keyId)) {
      entities.persist(new KeyCount(keyId, since, more));
      entities.flush();
    }
  }

  private boolean exists(long keyId) {
    return !entities
        .createQuery("select k.id from SigningKey k where k.id = :key", Long.class)
        .setParameter("key", keyId)
        .getResultList()
        .isEmpty();
  }

  /** The usage of a connection's keys that were used in the last 24 hours, by their ids. */
  @Transactional
  public Map<Long, Usage> of(TenantId tenant, long connectionId, Instant now) {
    Map<Long, Long> inHour = sums(tenant, connectionId, now.minus(HOUR));
    return sums(tenant, connectionId, now.minus(DAY)).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                key -> new Usage(inHour.getOrDefault(key.getKey(), 0L), key.getValue())));
  }

  private Map<Long, Long> sums(TenantId tenant, long connectionId, Instant since) {
    List<Object[]> rows =
        entities
            .createQuery(
                "select c.keyId, sum(c.uses) from KeyCount c, SigningKey k where k.id = c.keyId"
                    + " and k.tenantId = :tenant and k.connectionId = :connection"
                    + " and c.since >= :since group by c.keyId",
                Object[].class)
            .setParameter("tenant", tenant.value())
            .setParameter("connection", connectionId)
            .setParameter("since", unit(since))
            .getResultList();
    Function<Object, Long> number = cell -> ((Number) cell).longValue();
    return rows.stream()
        .collect(Collectors.toMap(row -> number.apply(row[0]), row -> number.apply(row[1])));
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    Instant before = unit(now.minus(DAY));
    return Expiring.delete(entities, "KeyCount", "keyId", "since", before, batch);
  }
}
