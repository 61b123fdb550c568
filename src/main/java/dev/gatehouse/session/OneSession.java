package dev.gatehouse.session;

import dev.gatehouse.reader.Readers;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.SessionEndings.Why;
import dev.gatehouse.session.ended.EndedSessions;
import dev.gatehouse.session.ended.SessionEnd;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * One session for each user, at sites that want it: a sign-in ends the user's other sessions. Who
 * has no name, such as a guest who typed the shared password, cannot be told from others.
 *
 * <p>A browser that opens several pages at once signs in as often. Its sessions leave each other
 * alone: the last answer decides which of them its cookie names, and that need not be the last to
 * be written.
 */
@ApplicationScoped
@Transactional
public class OneSession implements Expiring {
  /** No hash is empty. */
  private static final String NONE = "";

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Readers readers;
  @Inject Tenants tenants;
  @Inject Sessions sessions;
  @Inject SessionEndings endings;
  @Inject EndedSessions ended;

  /**
   * Begins a session in the caller's transaction, and ends the others of its holder in other
   * browsers; returns how many. Of two sign-ins at once, the second waits to see the first one's
   * session. Of visitors there is no row to wait for, so they wait for each other at their site.
   *
   * @param token as in {@link Sessions#begin}
   * @param browser SHA-256 of the cookies by which the browser is known while it signs in
   */
  public int begin(Site site, ReaderSession begun, String token, List<String> browser) {
    boolean isOnly = site.settings().getSessions().isOneSessionPerUser() && hasName(begun);
    if (isOnly) {
      // Before the session is there, whose foreign key would be in the way of others' locks.
      waitForOthers(site, begun.getReaderId());
    }
    sessions.begin(begun, token);
    return isOnly ? replaceOthers(site, begun, browser) : 0;
  }

  private void waitForOthers(Site site, Long reader) {
    if (reader == null) {
      tenants.waitForOthers(site.id());
    } else {
      readers.waitForOthers(site.id(), reader);
    }
  }

  private int replaceOthers(Site site, ReaderSession begun, List<String> browser) {
    List<Object[]> others =
        entities
            .createQuery(
                "select s.id, s.tokenHash, s.expiresAt from ReaderSession s"
                    + " where s.tenantId = :tenant and s.id <> :own and (s.readerId = :reader"
                    + " or s.readerId is null and s.names.visitorHash = :visitor)"
                    + " and (s.browserHash is null or s.browserHash not in :browser)",
                Object[].class)
            .setParameter("tenant", site.id().value())
            .setParameter("own", begun.getId())
            .setParameter("reader", begun.getReaderId() == null ? -1L : begun.getReaderId())
            .setParameter("visitor", begun.getReaderId() == null ? visitor(begun) : NONE)
            .setParameter("browser", browser.isEmpty() ? List.of(NONE) : browser)
            .getResultList();
    for (Object[] other : others) {
      entities.merge(new ReplacedSession(site.id(), (String) other[1], (Instant) other[2]));
    }
    List<Long> ids = others.stream().map(other -> (Long) other[0]).toList();
    ended.note(ids, SessionEnd.REPLACED);
    int count = sessions.delete(ids);
    endings.add(Why.REPLACED, count);
    return count;
  }

  private static boolean hasName(ReaderSession begun) {
    return begun.getReaderId() != null || !visitor(begun).isEmpty();
  }

  private static String visitor(ReaderSession session) {
    SessionNames names = session.getNames();
    return names.getVisitorHash() == null ? NONE : names.getVisitorHash();
  }

  /** Forgets that a token which is in the list again was replaced, while sites allowed it. */
  void forget(Site site, String token) {
    entities
        .createQuery(
            "delete from ReplacedSession s where s.tenantId = :tenant and s.tokenHash = :hash")
        .setParameter("tenant", site.id().value())
        .setParameter("hash", Fingerprint.of(token))
        .executeUpdate();
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
