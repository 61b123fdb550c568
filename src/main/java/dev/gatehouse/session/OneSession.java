package dev.gatehouse.session;

import dev.gatehouse.reader.Reader;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.SessionEndings.Why;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * One session for each user, at sites that want it: a sign-in ends the user's other sessions. Who
 * has no name, such as a guest who typed the shared password, cannot be told from others.
 */
@ApplicationScoped
@Transactional
public class OneSession implements Expiring {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Sessions sessions;
  @Inject SessionEndings endings;

  /** Ends the other sessions of whoever holds a session that just began; returns how many. */
  public int replaceOthers(Site site, ReaderSession begun) {
    if (!site.settings().getSessions().isOneSessionPerUser() || !hasName(begun)) {
      return 0;
    }
    if (begun.getReaderId() != null) {
      waitForSimultaneous(begun);
    }
    List<Object[]> others =
        entities
            .createQuery(
                "select s.id, s.tokenHash, s.expiresAt from ReaderSession s"
                    + " where s.tenantId = :tenant and s.id <> :own and (s.readerId = :reader"
                    + " or s.readerId is null and s.names.visitorHash = :visitor)",
                Object[].class)
            .setParameter("tenant", site.id().value())
            .setParameter("own", begun.getId())
            .setParameter("reader", begun.getReaderId() == null ? -1L : begun.getReaderId())
            .setParameter("visitor", begun.getReaderId() == null ? visitor(begun) : "")
            .getResultList();
    for (Object[] other : others) {
      entities.persist(new ReplacedSession(site.id(), (String) other[1], (Instant) other[2]));
    }
    int ended = sessions.delete(others.stream().map(other -> (Long) other[0]).toList());
    endings.add(Why.REPLACED, ended);
    return ended;
  }

  private static boolean hasName(ReaderSession begun) {
    return begun.getReaderId() != null || !visitor(begun).isEmpty();
  }

  /** No hash is empty. */
  private static String visitor(ReaderSession session) {
    SessionNames names = session.getNames();
    return names.getVisitorHash() == null ? "" : names.getVisitorHash();
  }

  /** Of two sign-ins at once, neither would see the other's session. */
  private void waitForSimultaneous(ReaderSession begun) {
    entities
        .createQuery(
            "select r from Reader r where r.tenantId = :tenant and r.id = :id", Reader.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setParameter("tenant", begun.tenantId().value())
        .setParameter("id", begun.getReaderId())
        .getResultList();
  }

  /** Whether the session of a cookie ended because its user signed in elsewhere. */
  public boolean wasReplaced(Site site, String token) {
    return site.settings().getSessions().isOneSessionPerUser()
        && !entities
            .createQuery(
                "select s.tokenHash from ReplacedSession s where s.tenantId = :tenant"
                    + " and s.tokenHash = :hash and s.expiresAt > :now",
                String.class)
            .setParameter("tenant", site.id().value())
            .setParameter("hash", Fingerprint.of(token))
            .setParameter("now", clock.instant())
            .getResultList()
            .isEmpty();
  }

  /** Deletes a batch of cookies that browsers keep no longer; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "ReplacedSession", "tokenHash", "expiresAt", now, batch);
  }
}
