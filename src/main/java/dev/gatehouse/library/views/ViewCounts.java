package dev.gatehouse.library.views;

import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;

/** How often each article was viewed on each of the last 90 days. */
@ApplicationScoped
public class ViewCounts implements Expiring {
  private static final Period KEPT = Period.ofDays(90);

  @PersistenceContext EntityManager entities;

  /**
   * Adds to the count of a day. Fails with a unique violation when another node inserts the day's
   * row at the same time, and with a foreign key violation for a deleted article.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void add(TenantId tenant, long articleId, LocalDate day, long more) {
    int rows =
        entities
            .createQuery(
                "update DailyViews v set v.views = v.views + :more"
                    + " where v.tenantId = :tenant and v.articleId = :article and v.day = :day")
            .setParameter("more", more)
            .setParameter("tenant", tenant.value())
            .setParameter("article", articleId)
            .setParameter("day", day)
            .executeUpdate();
    if (rows == 0) {
      entities.persist(new DailyViews(tenant, articleId, day, more));
      entities.flush();
    }
  }

  /** Ids of a tenant's articles that were viewed on a day or later, the most viewed first. */
  @Transactional
  public List<Long> mostRead(TenantId tenant, LocalDate since, int most) {
    return entities
        .createQuery(
            "select v.articleId from DailyViews v where v.tenantId = :tenant and v.day >= :since"
                + " group by v.articleId order by sum(v.views) desc, v.articleId",
            Long.class)
        .setParameter("tenant", tenant.value())
        .setParameter("since", since)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * How often each article was viewed since a day, and how often between an earlier day and it.
   * Articles that were not viewed are left out.
   */
  @Transactional
  public List<ViewedArticle> since(TenantId tenant, LocalDate earlier, LocalDate since) {
    return entities
        .createQuery(
            "select v.articleId, sum(case when v.day >= :since then v.views else 0 end),"
                + " sum(v.views) from DailyViews v"
                + " where v.tenantId = :tenant and v.day >= :earlier group by v.articleId",
            Object[].class)
        .setParameter("tenant", tenant.value())
        .setParameter("since", since)
        .setParameter("earlier", earlier)
        .getResultList()
        .stream()
        .map(row -> viewed((Long) row[0], ((Number) row[1]).longValue(), (Number) row[2]))
        .toList();
  }

  private static ViewedArticle viewed(long id, long views, Number all) {
    return new ViewedArticle(id, views, all.longValue() - views);
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    LocalDate kept = LocalDate.ofInstant(now, ZoneOffset.UTC).minus(KEPT);
    return Expiring.deleteOfOldestDay(entities, "DailyViews", "articleId", "day", kept, batch);
  }
}
