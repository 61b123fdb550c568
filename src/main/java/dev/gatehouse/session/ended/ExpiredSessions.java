package dev.gatehouse.session.ended;

import dev.gatehouse.storage.Expiring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Deletes sessions whose time was over, after they are noted for the time lines of their users. */
@ApplicationScoped
public class ExpiredSessions implements Expiring {
  @PersistenceContext EntityManager entities;
  @Inject EndedSessions ended;

  /** Deletes a batch of expired sessions; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    List<Long> expired =
        entities
            .createQuery(
                "select s.id from ReaderSession s where s.expiresAt < :now order by s.expiresAt",
                Long.class)
            .setParameter("now", now)
            .setMaxResults(batch)
            .getResultList();
    ended.note(expired, SessionEnd.EXPIRED);
    return expired.isEmpty()
        ? 0
        : entities
            .createQuery("delete from ReaderSession s where s.id in :ids")
            .setParameter("ids", expired)
            .executeUpdate();
  }
}
