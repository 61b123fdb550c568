package dev.gatehouse.journal;

import dev.gatehouse.journal.filter.EventConditions;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.persistence.jpa.JpaCriteriaBuilder;
import org.eclipse.persistence.sessions.Session;

/**
 * Counts accepted and refused sign-ins from an index. Other events, such as an issued code, are not
 * counted.
 */
@ApplicationScoped
@Transactional
public class EventFigures {
  static final String ACCEPTED = ".accepted";

  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  @PersistenceContext EntityManager entities;

  /**
   * The sign-ins in one of many stretches of the same length.
   *
   * @param number of the stretch, from 0
   */
  public record Stretch(int number, long accepted, long refused) {}

  /**
   * The number of sign-ins at a site with the same outcome.
   *
   * @param reason why they were refused; {@code null} for accepted ones
   */
  public record AtSite(TenantId site, String reason, long count) {}

  /**
   * The sign-ins that fit a filter, by stretches of time.
   *
   * @param tenant the site, or {@code null} for all sites
   * @param filter with a beginning, so that not all events that are kept are read
   * @param start of the first stretch, in whole seconds
   * @param length of each, in whole seconds
   */
  public List<Stretch> stretches(
      TenantId tenant, EventFilter filter, Instant start, Duration length) {
    JpaCriteriaBuilder criteria = (JpaCriteriaBuilder) entities.getCriteriaBuilder();
    CriteriaQuery<Object[]> query = criteria.createQuery(Object[].class);
    Root<SignInEvent> event = query.from(SignInEvent.class);
    Expression<?> number =
        criteria.fromExpression(
            criteria.toExpression(event.get("at")).sql(number(start, length), List.of()));
    Expression<String> reason = event.get("reason");
    List<Predicate> all = new ArrayList<>(EventConditions.of(filter, criteria, event));
    if (tenant != null) {
      all.add(criteria.equal(event.get("tenantId"), tenant.value()));
    }
    all.add(
        criteria.or(criteria.isNotNull(reason), criteria.like(event.get("name"), "%" + ACCEPTED)));
    query
        .multiselect(number, criteria.count(event), criteria.count(reason))
        .where(all.toArray(Predicate[]::new))
        .groupBy(number);
    return rows(entities.createQuery(query))
        .map(row -> stretch(number(row[0]), number(row[1]), number(row[2])))
        .toList();
  }

  private static Stretch stretch(long number, long all, long refused) {
    return new Stretch((int) number, all - refused, refused);
  }

  /**
   * In whole or floating-point numbers: in decimals, which both databases could do alike, H2 takes
   * five times as long. It tells differences by the hands of the clock, so all times are those of
   * one zone. The numbers are written into the statement: PostgreSQL takes two parameters for two
   * different values, and then selects what it does not group by.
   */
  private String number(Instant start, Duration length) {
    return entities.unwrap(Session.class).getPlatform().isPostgreSQL()
        ? "floor((date_part('epoch', ?) - %d) / %d)"
            .formatted(start.getEpochSecond(), length.toSeconds())
        : "(datediff(second, timestamp '%s', ? at time zone 'UTC') / %d)"
            .formatted(START.format(start), length.toSeconds());
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
