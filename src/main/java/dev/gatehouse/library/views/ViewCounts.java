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

  /** Deletes a batch of the oldest day's counts, if that day is past retention. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    LocalDate oldest =
        entities
            .createQuery("select min(v.day) from DailyViews v", LocalDate.class)
            .getSingleResult();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return oldest == null || !oldest.isBefore(today.minus(KEPT)) ? 0 : delete(oldest, batch);
  }

  private int delete(LocalDate day, int batch) {
    List<Long> some =
        entities
            .createQuery("select v.articleId from DailyViews v where v.day = :day", Long.class)
            .setParameter("day", day)
            .setMaxResults(batch)
            .getResultList();
    return entities
        .createQuery("delete from DailyViews v where v.day = :day and v.articleId in :some")
        .setParameter("day", day)
        .setParameter("some", some)
        .executeUpdate();
  }
}
