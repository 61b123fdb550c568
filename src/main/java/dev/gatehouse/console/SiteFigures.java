package dev.gatehouse.console;

import dev.gatehouse.tenant.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts over all help centers, for operators who see to all of them: a handful of grouped queries
 * however many help centers there are. It hands out numbers and names, never an entity.
 */
@ApplicationScoped
@Transactional
public class SiteFigures {
  private static final Duration LATELY = Duration.ofHours(24);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /** The help centers by name, at most so many, with what happened there in the last 24 hours. */
  public List<SiteRow> sites(int limit) {
    Instant now = clock.instant();
    Map<Long, Object[]> connections =
        byTenant(query("select c.tenantId, count(c) from Connection c group by c.tenantId"));
    Map<Long, Object[]> connectionsOn =
        byTenant(
            query(
                "select c.tenantId, count(c) from Connection c where c.settings.enabled = true"
                    + " group by c.tenantId"));
    Map<Long, Object[]> sessions =
        byTenant(
            query(
                    "select s.tenantId, count(s) from ReaderSession s where s.expiresAt > :now"
                        + " group by s.tenantId")
                .setParameter("now", now));
    Map<Long, Object[]> signIns =
        byTenant(
            query(
                    "select e.tenantId, count(e),"
                        + " sum(case when e.reason is null then 0 else 1 end)"
                        + " from SignInEvent e where e.at >= :since group by e.tenantId")
                .setParameter("since", now.minus(LATELY)));
    Map<Long, Object[]> reasons = lastRefusals(now.minus(LATELY));
    return query(
            "select t.id, t.settings.name, t.settings.subdomain, t.settings.visibility"
                + " from Tenant t order by t.settings.name, t.id")
        .setMaxResults(limit)
        .getResultStream()
        .map(
            site ->
                row(
                    site,
                    connections.get(site[0]),
                    connectionsOn.get(site[0]),
                    sessions.get(site[0]),
                    signIns.get(site[0]),
                    reasons.get(site[0])))
        .toList();
  }

  /** How many help centers there are. */
  public long count() {
    return entities.createQuery("select count(t) from Tenant t", Long.class).getSingleResult();
  }

  /** The newest events of all help centers. */
  public List<EventRow> lastEvents(int limit) {
    return query(
            "select e.at, e.name, e.reason, t.settings.name, t.settings.subdomain, e.traceId"
                + " from SignInEvent e, Tenant t where t.id = e.tenantId order by e.id desc")
        .setMaxResults(limit)
        .getResultStream()
        .map(
            e ->
                new EventRow(
                    (Instant) e[0],
                    (String) e[1],
                    (String) e[2],
                    (String) e[3],
                    (String) e[4],
                    (String) e[5]))
        .toList();
  }

  private Map<Long, Object[]> lastRefusals(Instant since) {
    return byTenant(
        query(
                "select e.tenantId, e.reason from SignInEvent e where e.id in"
                    + " (select max(r.id) from SignInEvent r"
                    + " where r.reason is not null and r.at >= :since group by r.tenantId)")
            .setParameter("since", since));
  }

  private TypedQuery<Object[]> query(String jpql) {
    return entities.createQuery(jpql, Object[].class);
  }

  private static Map<Long, Object[]> byTenant(TypedQuery<Object[]> query) {
    return query
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], Function.identity()));
  }

  private static SiteRow row(
      Object[] site,
      Object[] connections,
      Object[] connectionsOn,
      Object[] sessions,
      Object[] signIns,
      Object[] reason) {
    long on = number(connectionsOn, 1);
    long refusals = number(signIns, 2);
    return new SiteRow(
        (String) site[1],
        (String) site[2],
        (Visibility) site[3],
        on,
        number(connections, 1) - on,
        number(sessions, 1),
        number(signIns, 1) - refusals,
        refusals,
        reason == null ? null : (String) reason[1]);
  }

  private static long number(Object[] row, int index) {
    return row == null ? 0 : ((Number) row[index]).longValue();
  }
}
