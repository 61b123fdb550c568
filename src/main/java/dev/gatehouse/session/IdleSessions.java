package dev.gatehouse.session;

import dev.gatehouse.session.SessionEndings.Why;
import dev.gatehouse.session.ended.EndedSessions;
import dev.gatehouse.session.ended.SessionEnd;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.storage.LastUses;
import dev.gatehouse.tenant.SessionPolicy;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Knows when sessions were last used, and ends those that nobody used for as long as their site
 * allows. Memory answers while a session is in use on this node; the database is asked before one
 * ends, since it may be in use on another. Each node tells the database of a use within a tenth of
 * that time, so that none is overlooked.
 */
@ApplicationScoped
public class IdleSessions implements Expiring {
  private static final int PARTS = 10;

  /** Until then, another node may have a use to tell of. */
  private static final Duration TOLD_BY = LastUses.USUAL.multipliedBy(2);

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Sessions sessions;
  @Inject SessionEndings endings;
  @Inject EndedSessions ended;

  private final LastUses uses = new LastUses();

  /** Notes that a session is in use. */
  public void note(Site site, long session) {
    uses.note(session, clock.instant(), every(site.settings().getSessions()));
  }

  /** How often the database is told of a session that is in use all the time. */
  static Duration every(SessionPolicy policy) {
    return policy
        .idle()
        .map(idle -> idle.dividedBy(PARTS))
        .filter(part -> part.compareTo(LastUses.USUAL) < 0)
        .orElse(LastUses.USUAL);
  }

  /**
   * Whether a session was idle for too long, as far as memory knows.
   *
   * @param lastSeen when it was last used, as the database knew it
   */
  boolean seemsOver(Site site, long session, Instant lastSeen) {
    return isOver(site, uses.of(session).filter(lastSeen::isBefore).orElse(lastSeen));
  }

  /** Whether it was, by the database, too; then it has ended. */
  @Transactional
  public boolean isOver(Site site, long session, Instant lastSeen) {
    if (!seemsOver(site, session, lastSeen)) {
      return false;
    }
    Optional<Instant> last = sessions.find(site.id(), session).map(ReaderSession::getLastSeenAt);
    if (last.isPresent() && !isOver(site, last.get())) {
      uses.note(session, last.get(), every(site.settings().getSessions()));
      return false;
    }
    ended.note(List.of(session), SessionEnd.IDLE);
    endings.add(Why.IDLE, sessions.end(site.id(), session) ? 1 : 0);
    return true;
  }

  /** Whether nobody came back since then for as long as the site allows. */
  public boolean isOver(Site site, Instant last) {
    return site.settings()
        .getSessions()
        .idle()
        .filter(idle -> !clock.instant().isBefore(last.plus(idle)))
        .isPresent();
  }

  /** Writes when sessions were last used. */
  public void flush() {
    uses.flush(clock.instant(), sessions::seen);
  }

  /** Ends a batch of sessions that nobody came back to; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    List<Long> over = new ArrayList<>();
    for (Object[] site : sitesWithLimit()) {
      Instant last = now.minus(Duration.ofMinutes((Integer) site[1])).minus(TOLD_BY);
      over.addAll(
          entities
              .createQuery(
                  "select s.id from ReaderSession s where s.tenantId = :tenant"
                      + " and s.lastSeenAt < :last order by s.id",
                  Long.class)
              .setParameter("tenant", site[0])
              .setParameter("last", last)
              .setMaxResults(batch - over.size())
              .getResultList());
      if (over.size() >= batch) {
        break;
      }
    }
    ended.note(over, SessionEnd.IDLE);
    int count = sessions.delete(over);
    endings.add(Why.IDLE, count);
    return count;
  }

  private List<Object[]> sitesWithLimit() {
    return entities
        .createQuery(
            "select t.id, t.settings.sessions.idleMinutes from Tenant t"
                + " where t.settings.sessions.idleMinutes > 0",
            Object[].class)
        .getResultList();
  }
}
