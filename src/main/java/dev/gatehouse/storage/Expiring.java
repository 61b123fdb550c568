package dev.gatehouse.storage;

import jakarta.persistence.EntityManager;
import java.time.Instant;
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
   * Deletes a batch of entities that expired before a time. Selects their keys first, since JPQL
   * has no limit for deletions.
   *
   * @param key the attribute that identifies them
   * @param time the attribute that says when they expire
   */
  static int delete(
      EntityManager entities, String entity, String key, String time, Instant before, int batch) {
    String past = " from " + entity + " e where e." + time + " < :before";
    List<?> keys =
        entities
            .createQuery("select e." + key + past)
            .setParameter("before", before)
            .setMaxResults(batch)
            .getResultList();
    return keys.isEmpty()
        ? 0
        : entities
            .createQuery("delete" + past + " and e." + key + " in :keys")
            .setParameter("before", before)
            .setParameter("keys", keys)
            .executeUpdate();
  }
}
