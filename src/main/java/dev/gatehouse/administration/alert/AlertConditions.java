package dev.gatehouse.administration.alert;

import dev.gatehouse.alert.EventDrops;
import dev.gatehouse.journal.EventFigures;
import dev.gatehouse.journal.EventRetention;
import dev.gatehouse.tenant.key.KeyAges;
import dev.gatehouse.webhook.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the rules are about, measured for all sites at once: one query for each kind and window,
 * however many sites and rules there are.
 */
@ApplicationScoped
@Transactional
public class AlertConditions {
  private static final int MOST = 5_000;

  /** Sites without a sign-in for longer are taken to be out of use. */
  private static final Duration IN_USE = Duration.ofDays(14);

  /** A key that was used within this is in use. */
  private static final Duration USED = Duration.ofDays(1);

  @PersistenceContext EntityManager entities;
  @Inject EventFigures figures;
  @Inject EventRetention retention;
  @Inject EventDrops drops;
  @Inject Deliveries deliveries;
  @Inject KeyAges ages;

  /** The sign-ins of a site. */
  record SignIns(long all, long refused) {}

  /**
   * The range of the clock differences of a site's tokens, in seconds.
   *
   * @param places from how many addresses they came
   */
  record Clocks(long least, long most, long tokens, long places) {}

  /**
   * A site's last accepted sign-in.
   *
   * @param kept how long the site keeps it
   */
  record LastSignIn(Instant at, Duration kept) {}

  /**
   * A key that ends, in use or without a successor, or that is to be replaced.
   *
   * @param due whether it is to be replaced, and stays valid
   */
  record Ending(long site, String connection, Instant at, boolean due) {}

  Map<Long, SignIns> signIns(Instant since) {
    Map<Long, SignIns> bySite = new HashMap<>();
    for (EventFigures.AtSite row : figures.bySite(null, since)) {
      bySite.merge(
          row.site().value(),
          new SignIns(row.count(), row.reason() == null ? 0 : row.count()),
          (one, other) -> new SignIns(one.all() + other.all(), one.refused() + other.refused()));
    }
    return bySite;
  }

  Map<Long, Clocks> clocks(Instant since) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select tenant_id, min(clock_difference), max(clock_difference), count(*),"
                    + " count(distinct address) from event"
                    + " where occurred_at >= ? and clock_difference is not null"
                    + " group by tenant_id")
            .setParameter(1, Timestamp.from(since))
            .getResultList();
    Map<Long, Clocks> bySite = new HashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      bySite.put(
          number(columns[0]),
          new Clocks(
              number(columns[1]), number(columns[2]), number(columns[3]), number(columns[4])));
    }
    return bySite;
  }

  /** The last accepted sign-in of each site that is in use, as far as it is kept. */
  Map<Long, LastSignIn> lastSignIns(Instant now) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select t.id, t.event_days, (select e.occurred_at from event e where e.tenant_id ="
                    + " t.id and e.occurred_at >= ? and e.reason is null and e.name like"
                    + " '%.accepted' order by e.tenant_id desc, e.occurred_at desc limit 1) from"
                    + " tenant t")
            .setParameter(1, Timestamp.from(now.minus(IN_USE)))
            .getResultList();
    Map<Long, LastSignIn> bySite = new HashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      if (columns[2] != null) {
        long days = columns[1] == null ? retention.platformDays() : number(columns[1]);
        bySite.put(number(columns[0]), new LastSignIn(time(columns[2]), Duration.ofDays(days)));
      }
    }
    return bySite;
  }

  /**
   * The keys that end within a time, in use or without a successor, and those that are to be
   * replaced.
   */
  List<Ending> endingKeys(Instant now, Duration within) {
    List<Object[]> ending =
        entities
            .createQuery(
                "select k.tenantId, k.connectionId, c.settings.name, k.retiresAt, k.lastUsedAt"
                    + " from SigningKey k, Connection c where c.id = k.connectionId"
                    + " and k.retiresAt > :now and k.retiresAt <= :until order by k.retiresAt",
                Object[].class)
            .setParameter("now", now)
            .setParameter("until", now.plus(within))
            .setMaxResults(MOST)
            .getResultList();
    Set<Long> succeeded = withLastingKey(ending.stream().map(row -> (Long) row[1]).toList());
    List<Ending> found = new ArrayList<>();
    for (Object[] row : ending) {
      Instant used = (Instant) row[4];
      boolean inUse = used != null && used.isAfter(now.minus(USED));
      if (inUse || !succeeded.contains((Long) row[1])) {
        found.add(new Ending((Long) row[0], (String) row[2], (Instant) row[3], false));
      }
    }
    ages.until(now.plus(within)).stream()
        .map(due -> new Ending(due.tenant().value(), due.connection(), due.at(), true))
        .forEach(found::add);
    return found;
  }

  private Set<Long> withLastingKey(Collection<Long> connections) {
    return connections.isEmpty()
        ? Set.of()
        : new HashSet<>(
            entities
                .createQuery(
                    "select k.connectionId from SigningKey k"
                        + " where k.connectionId in :ids and k.retiresAt is null",
                    Long.class)
                .setParameter("ids", connections)
                .getResultList());
  }

  long dropped(Instant since) {
    return drops.since(since);
  }

  List<Deliveries.Failing> failing(Instant before) {
    return deliveries.failingSince(before, MOST);
  }

  /** The names and subdomains of sites by their ids. */
  Map<Long, String[]> names(Collection<Long> sites) {
    Map<Long, String[]> names = new HashMap<>();
    if (!sites.isEmpty()) {
      entities
          .createQuery(
              "select t.id, t.settings.name, t.settings.subdomain from Tenant t where t.id in :ids",
              Object[].class)
          .setParameter("ids", sites)
          .getResultStream()
          .forEach(
              row -> names.put((Long) row[0], new String[] {(String) row[1], (String) row[2]}));
    }
    return names;
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }

  private static Instant time(Object value) {
    return value instanceof Timestamp stamp
        ? stamp.toInstant()
        : ((OffsetDateTime) value).toInstant();
  }
}
