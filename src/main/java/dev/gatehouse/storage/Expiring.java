package dev.gatehouse.storage;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A store of rows that expire. */
public interface Expiring {
  /**
   * Deletes expired rows in a transaction of its own, but none that a request may still need.
   *
   * @param batch the number of rows to delete at most
   * @return how many rows were deleted
   */
  int purge(Instant now, int batch);

  /**
   * Deletes a batch of entities that expired before a time, the oldest first. Selects their keys
   * first, since JPQL has no limit for deletions, and deletes none that is newer than they are: the
   * index by time then leads to the batch alone, however many more have expired.
   *
   * @param key the attribute that identifies them
   * @param time the attribute that says when they expire
   */
  static int delete(
      EntityManager entities, String entity, String key, String time, Instant before, int batch) {
    List<Object[]> oldest =
        entities
            .createQuery(
                "select e.%s, e.%s from %s e where e.%s < :before order by e.%s"
                    .formatted(key, time, entity, time, time),
                Object[].class)
            .setParameter("before", before)
            .setMaxResults(batch)
            .getResultList();
    return oldest.isEmpty()
        ? 0
        : entities
            .createQuery(
                "delete from %s e where e.%s <= :last and e.%s in :keys"
                    .formatted(entity, time, key))
            .setParameter("last", oldest.get(oldest.size() - 1)[1])
            .setParameter("keys", oldest.stream().map(row -> row[0]).toList())
            .executeUpdate();
  }

  /**
   * Deletes a batch of the rows of the oldest day, if that day is before another.
   *
   * @param key an attribute that tells the rows of a day apart, except for those of other sites
   * @param day the attribute that says of which day they are
   */
  static int deleteOfOldestDay(
      EntityManager entities, String entity, String key, String day, LocalDate before, int batch) {
    LocalDate oldest =
        entities
            .createQuery("select min(e.%s) from %s e".formatted(day, entity), LocalDate.class)
            .getSingleResult();
    if (oldest == null || !oldest.isBefore(before)) {
      return 0;
    }
    List<Object> some =
        entities
            .createQuery(
                "select e.%s from %s e where e.%s = :day".formatted(key, entity, day), Object.class)
            .setParameter("day", oldest)
            .setMaxResults(batch)
            .getResultList();
    return entities
        .createQuery(
            "delete from %s e where e.%s = :day and e.%s in :some".formatted(entity, day, key))
        .setParameter("day", oldest)
        .setParameter("some", some)
        .executeUpdate();
  }
}
