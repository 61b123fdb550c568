package dev.gatehouse.library.miss;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** What readers of each site searched for without results on each of the last 90 days. */
@ApplicationScoped
public class SearchMisses implements Expiring {
  /** How many texts of a site are kept of one day, so that nobody can fill the table. */
  static final int MOST_A_DAY = 1_000;

  private static final Period KEPT = Period.ofDays(90);

  @PersistenceContext EntityManager entities;

  /**
   * Adds to the counts of a day. Texts that are new are dropped once the day has enough of them.
   * Fails with a unique violation when another node inserts one of the texts at the same time, and
   * with a foreign key violation for a deleted site.
   *
   * @param more how often each text was searched for; sorted so that nodes do not deadlock
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void add(TenantId tenant, LocalDate day, SortedMap<String, Long> more) {
    Set<String> known = words(tenant, day);
    int room = MOST_A_DAY - known.size();
    for (Map.Entry<String, Long> one : more.entrySet()) {
      if (known.contains(one.getKey())) {
        increase(tenant, day, one.getKey(), one.getValue());
      } else if (room > 0) {
        entities.persist(new DailyMisses(tenant, day, one.getKey(), one.getValue()));
        room--;
      }
    }
    entities.flush();
  }

  private Set<String> words(TenantId tenant, LocalDate day) {
    return new HashSet<>(
        entities
            .createQuery(
                "select m.words from DailyMisses m where m.tenantId = :tenant and m.day = :day",
                String.class)
            .setParameter("tenant", tenant.value())
            .setParameter("day", day)
            .getResultList());
  }

  private void increase(TenantId tenant, LocalDate day, String words, long more) {
    entities
        .createQuery(
            "update DailyMisses m set m.times = m.times + :more"
                + " where m.tenantId = :tenant and m.day = :day and m.words = :words")
        .setParameter("more", more)
        .setParameter("tenant", tenant.value())
        .setParameter("day", day)
        .setParameter("words", words)
        .executeUpdate();
  }

  /**
   * What was searched for on a day or later, the most frequent first.
   *
   * @param most how many texts at most
   */
  @Transactional
  public List<MissedSearch> since(TenantId tenant, LocalDate since, int most) {
    return entities
        .createQuery(
            "select m.words, sum(m.times), max(m.day) from DailyMisses m"
                + " where m.tenantId = :tenant and m.day >= :since"
                + " group by m.words order by sum(m.times) desc, m.words",
            Object[].class)
        .setParameter("tenant", tenant.value())
        .setParameter("since", since)
        .setMaxResults(most)
        .getResultList()
        .stream()
        .map(
            row ->
                new MissedSearch(
                    (String) row[0], ((Number) row[1]).longValue(), (LocalDate) row[2]))
        .toList();
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    LocalDate kept = LocalDate.ofInstant(now, ZoneOffset.UTC).minus(KEPT);
    return Expiring.deleteOfOldestDay(entities, "DailyMisses", "words", "day", kept, batch);
  }
}
