package dev.gatehouse.journal;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts accepted and refused sign-ins from an index. Other events, such as an issued code, are not
 * counted.
 */
@ApplicationScoped
@Transactional
public class EventFigures {
  static final String ACCEPTED = ".accepted";

  /** In SQL, since JPQL cannot truncate a time. */
  private static final String HOURLY =
      "select cast(extract(epoch from begun) as bigint), reason, name, count(*) from"
          + " (select date_trunc('hour', occurred_at) as begun, reason, name from event"
          + " where occurred_at >= ?%s) cut group by begun, reason, name";

  @PersistenceContext EntityManager entities;

  /**
   * The number of sign-ins within an hour with the same outcome.
   *
   * @param hour the beginning of the hour
   * @param reason why they were refused; {@code null} for accepted ones
   */
  public record Hour(Instant hour, String reason, long count) {}

  /**
   * The number of sign-ins at a site with the same outcome.
   *
   * @param reason why they were refused; {@code null} for accepted ones
   */
  public record AtSite(TenantId site, String reason, long count) {}

  /**
   * The sign-ins since a time, by hour.
   *
   * @param tenant the site, or {@code null} for all sites
   */
  public List<Hour> hourly(TenantId tenant, Instant since) {
    Query query =
        entities
            .createNativeQuery(HOURLY.formatted(tenant == null ? "" : " and tenant_id = ?"))
            .setParameter(1, Timestamp.from(since));
    if (tenant != null) {
      query.setParameter(2, tenant.value());
    }
    return rows(query)
        .filter(row -> counts((String) row[1], (String) row[2]))
        .map(
            row -> new Hour(Instant.ofEpochSecond(number(row[0])), (String) row[1], number(row[3])))
        .toList();
  }

  /**
   * The sign-ins since a time, by site.
   *
   * @param among the sites, or {@code null} for all
   */
  public List<AtSite> bySite(Collection<TenantId> among, Instant since) {
    if (among != null && among.isEmpty()) {
      return List.of();
    }
    Query query =
        entities
            .createQuery(
                "select e.tenantId, e.reason, e.name, count(e) from SignInEvent e"
                    + " where e.at >= :since"
                    + (among == null ? "" : " and e.tenantId in :among")
                    + " group by e.tenantId, e.reason, e.name")
            .setParameter("since", since);
    if (among != null) {
      query.setParameter("among", among.stream().map(TenantId::value).toList());
    }
    return rows(query)
        .filter(row -> counts((String) row[1], (String) row[2]))
        .map(row -> new AtSite(new TenantId(number(row[0])), (String) row[1], number(row[3])))
        .toList();
  }

  /**
   * Names of the events since a time, in order.
   *
   * @param tenant at which site, or {@code null} for every one
   */
  public List<String> names(TenantId tenant, Instant since) {
    TypedQuery<String> query =
        entities
            .createQuery(
                "select distinct e.name from SignInEvent e where e.at >= :since"
                    + (tenant == null ? "" : " and e.tenantId = :tenant")
                    + " order by e.name",
                String.class)
            .setParameter("since", since);
    return (tenant == null ? query : query.setParameter("tenant", tenant.value())).getResultList();
  }

  private static boolean counts(String reason, String name) {
    return reason != null || name.endsWith(ACCEPTED);
  }

  private static Stream<Object[]> rows(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(Object[].class::cast);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
