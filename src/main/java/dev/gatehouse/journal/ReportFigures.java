package dev.gatehouse.journal;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Counts, from the events, whom the rules of a connection would refuse that only report. */
@ApplicationScoped
@Transactional
public class ReportFigures {
  private static final int MOST_EXAMPLES = 10;

  /** Sister sites' visits follow a sign-in that was judged already. */
  private static final String ACCEPTED =
      " from SignInEvent e where e.tenantId = :tenant and e.at >= :since and e.at < :until"
          + " and e.connectionId = :connection and e.name like '%.accepted'"
          + " and e.name not like 'sso.sister.%'";

  @PersistenceContext EntityManager entities;

  /**
   * Sign-ins that a check would have refused.
   *
   * @param reason the code of the refusal
   */
  public record ByCheck(String check, String reason, long signIns) {}

  /**
   * What the events of some time tell, as far as they are kept.
   *
   * @param accepted sign-ins that were accepted
   * @param readers distinct users among those who would have been refused; visitors are none
   * @param checks the one with the most sign-ins first
   * @param examples the newest events of those who would have been refused
   */
  public record Figures(
      long accepted, long readers, List<ByCheck> checks, List<SignInEvent> examples) {
    /** Accepted sign-ins that would have been refused. */
    public long wouldRefuse() {
      return checks.stream().mapToLong(ByCheck::signIns).sum();
    }
  }

  /**
   * How many sign-ins there were.
   *
   * @param accepted all that were accepted
   * @param wouldRefuse those of them that would have been refused
   */
  public record Totals(long accepted, long wouldRefuse) {}

  /** The totals of a connection from one time until another. */
  public Totals totals(TenantId tenant, long connection, Instant since, Instant until) {
    Object[] row =
        new Asked(tenant, connection, since, until)
            .query("select count(e), count(e.wouldRefuse)", "", Object[].class)
            .getSingleResult();
    return new Totals((Long) row[0], (Long) row[1]);
  }

  /** The figures of a connection from one time until another. */
  public Figures of(TenantId tenant, long connection, Instant since, Instant until) {
    Asked asked = new Asked(tenant, connection, since, until);
    List<Object[]> rows =
        asked
            .query(
                "select e.wouldRefuseCheck, e.wouldRefuse, count(e)",
                " group by e.wouldRefuseCheck, e.wouldRefuse"
                    + " order by count(e) desc, e.wouldRefuseCheck",
                Object[].class)
            .getResultList();
    long readers =
        asked
            .query(
                "select count(distinct e.readerId)", " and e.wouldRefuse is not null", Long.class)
            .getSingleResult();
    List<SignInEvent> examples =
        asked
            .query(
                "select e",
                " and e.wouldRefuse is not null order by e.at desc, e.id desc",
                SignInEvent.class)
            .setMaxResults(MOST_EXAMPLES)
            .getResultList();
    return new Figures(
        rows.stream().mapToLong(row -> (Long) row[2]).sum(),
        readers,
        rows.stream()
            .filter(row -> row[1] != null)
            .map(row -> new ByCheck((String) row[0], (String) row[1], (Long) row[2]))
            .toList(),
        examples);
  }

  private final class Asked {
    private final TenantId tenant;
    private final long connection;
    private final Instant since;
    private final Instant until;

    Asked(TenantId tenant, long connection, Instant since, Instant until) {
      this.tenant = tenant;
      this.connection = connection;
      this.since = since;
      this.until = until;
    }

    <T> TypedQuery<T> query(String select, String rest, Class<T> type) {
      return entities
          .createQuery(select + ACCEPTED + rest, type)
          .setParameter("tenant", tenant.value())
          .setParameter("connection", connection)
          .setParameter("since", since)
          .setParameter("until", until);
    }
  }
}
