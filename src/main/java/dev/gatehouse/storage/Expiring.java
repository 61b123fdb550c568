package dev.gatehouse.storage;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** A store of things that are of no use after some time. */
public interface Expiring {
  /**
   * Deletes what is past its time, at most so many rows, in a transaction of its own; touches no
   * row that anybody may still need.
   *
   * @return how many rows were deleted
   */
  int purge(Instant now, int batch);

  /**
   * Deletes some entities whose time lies before another, found by their key first, since JPQL
   * knows no limit for deletions.
   *
   * @param key the attribute that tells them apart
   * @param time the attribute that says since when they are of no use
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
