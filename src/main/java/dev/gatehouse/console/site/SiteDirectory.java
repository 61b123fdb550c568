package dev.gatehouse.console.site;

import dev.gatehouse.storage.TextFilter;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.text.FoldedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists help centers with counts, by one grouped query per page, whatever their number. */
@ApplicationScoped
@Transactional
public class SiteDirectory {
  private static final String COLUMNS =
      "select t.id, t.name, t.subdomain, t.visibility, t.sso_enabled,"
          + " coalesce(c.all_of, 0) as connections, coalesce(c.on_of, 0) as connections_on,"
          + " coalesce(e.let_in, 0) as sign_ins, coalesce(e.refused, 0) as failures from tenant t"
          + " left join (select tenant_id, count(*) as all_of,"
          + " sum(case when enabled then 1 else 0 end) as on_of"
          + " from connection group by tenant_id) c on c.tenant_id = t.id"
          + " left join (select tenant_id,"
          + " sum(case when name like '%.accepted' then 1 else 0 end) as let_in,"
          + " sum(case when reason is null then 0 else 1 end) as refused"
          + " from event where occurred_at >= ? group by tenant_id) e on e.tenant_id = t.id";

  /** Without case and accents; the values are Latin letters without quotation marks. */
  private static final String NAME =
      "lower(translate(replace(t.name, '%s', '%s'), '%s', '%s'))"
          .formatted(
              FoldedText.SHARP_S, FoldedText.DOUBLE_S, FoldedText.ACCENTED, FoldedText.PLAIN);

  private static final String MATCHING =
      " ("
          + NAME
          + " like ? or t.subdomain like ?"
          + " or exists (select 1 from custom_domain d"
          + " where d.tenant_id = t.id and d.domain like ?))";

  private static final String COUNTS =
      "select (select count(*) from reader where tenant_id = t.id),"
          + " (select count(*) from article where tenant_id = t.id),"
          + " (select count(*) from connection where tenant_id = t.id),"
          + " (select count(*) from reader_session where tenant_id = t.id and expires_at > ?)"
          + " from tenant t where t.id = ?";

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  /**
   * A help center as the list shows it.
   *
   * @param ssoEnabled whether single sign-on is on for the whole site
   * @param connectionsOn number of enabled connections
   * @param signIns number of accepted sign-ins since the start of the day
   * @param failures number of refused sign-ins since the start of the day
   */
  public record Line(
      long id,
      String name,
      String subdomain,
      Visibility visibility,
      boolean ssoEnabled,
      long connections,
      long connectionsOn,
      long signIns,
      long failures) {

    /** Whether single sign-on is on and has an enabled connection. */
    public boolean ssoOn() {
      return ssoEnabled && connectionsOn > 0;
    }
  }

  /** How much a help center holds, all of which is deleted with it; live sessions only. */
  public record Contents(long users, long articles, long connections, long sessions) {}

  /**
   * Which help centers to list.
   *
   * @param among help centers that the operator may see; {@code null} for all
   * @param search words of a name, a subdomain or a custom domain; {@code null} for any
   * @param since the start of the day, for the counts of sign-ins
   */
  record Filter(Collection<TenantId> among, String search, Instant since) {

    /** What SQL's LIKE compares with for each word. */
    List<String> patterns() {
      return new TextFilter(search == null ? "" : search).patterns();
    }
  }

  /** A sort order of the list. */
  enum Order {
    NAME(SiteDirectory.NAME),
    SUBDOMAIN("t.subdomain"),
    VISIBILITY("t.visibility"),
    CONNECTIONS("connections_on"),
    SIGN_INS("sign_ins"),
    FAILURES("failures");

    private final String expression;

    Order(String expression) {
      this.expression = expression;
    }

    /** Sorts by this column, then by id, so that pages never overlap. */
    String sql(boolean descending) {
      return " order by " + expression + (descending ? " desc" : " asc") + ", t.id";
    }
  }

  /** Returns one page of the list. */
  public List<Line> list(Filter filter, Order by, boolean descending, int first, int limit) {
    List<Object> values = new ArrayList<>(List.of(Timestamp.from(filter.since())));
    String where = where(filter, values);
    values.add(first);
    values.add(limit);
    String page = " offset ? rows fetch next ? rows only";
    return rows(COLUMNS + where + by.sql(descending) + page, values).stream()
        .map(SiteDirectory::line)
        .toList();
  }

  /** Counts the help centers that match. */
  public int count(Filter filter) {
    List<Object> values = new ArrayList<>();
    String where = where(filter, values);
    Query query = entities.createNativeQuery("select count(*) from tenant t" + where);
    return ((Number) with(values, query).getSingleResult()).intValue();
  }

  /** Returns one help center's line. */
  public Line line(TenantId site, Instant since) {
    List<Object> values = List.of(Timestamp.from(since), site.value());
    return line(rows(COLUMNS + " where t.id = ?", values).get(0));
  }

  /** Counts what one help center holds. */
  public Contents contents(TenantId site) {
    List<Object> values = List.of(Timestamp.from(clock.instant()), site.value());
    Object[] row = rows(COUNTS, values).get(0);
    return new Contents(number(row[0]), number(row[1]), number(row[2]), number(row[3]));
  }

  /** Counts live sessions by the id of the secret link that started them. */
  public Map<Long, Long> sessionsByLink(TenantId site) {
    return entities
        .createQuery(
            "select s.secretLinkId, count(s) from ReaderSession s where s.tenantId = :tenant"
                + " and s.secretLinkId is not null and s.expiresAt > :now group by s.secretLinkId",
            Object[].class)
        .setParameter("tenant", site.value())
        .setParameter("now", clock.instant())
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
  }

  private static String where(Filter filter, List<Object> values) {
    List<String> words = filter.patterns();
    words.forEach(word -> values.addAll(List.of(word, word, word)));
    String matching = MATCHING + (" and" + MATCHING).repeat(words.size() - 1);
    if (filter.among() == null) {
      return " where" + matching;
    }
    if (filter.among().isEmpty()) {
      return " where 1 = 0 and" + matching;
    }
    filter.among().forEach(id -> values.add(id.value()));
    String places = "?" + ", ?".repeat(filter.among().size() - 1);
    return " where" + matching + " and t.id in (" + places + ")";
  }

  private List<Object[]> rows(String sql, List<Object> values) {
    List<?> rows = with(values, entities.createNativeQuery(sql)).getResultList();
    return rows.stream().map(Object[].class::cast).toList();
  }

  private static Query with(List<Object> values, Query query) {
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    return query;
  }

  private static Line line(Object[] row) {
    return new Line(
        number(row[0]),
        (String) row[1],
        (String) row[2],
        Visibility.valueOf((String) row[3]),
        (Boolean) row[4],
        number(row[5]),
        number(row[6]),
        number(row[7]),
        number(row[8]));
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
