package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.opening.Openings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The sessions of a tenant's readers. */
@ApplicationScoped
@Transactional
public class Sessions implements Expiring {
  /** Which of a tenant's sessions; {@code null} does not restrict. */
  public record Filter(Long userId, Long connectionId) {}

  private static final String MATCHING =
      " where s.tenantId = :tenant and s.expiresAt > :now"
          + " and (:anyReader = true or s.readerId = :reader)"
          + " and (:anyConnection = true or s.connectionId = :connection)";

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Openings openings;
  @Inject TeamSessions teamSessions;
  @Inject Event<SessionsEnded> ended;

  /** Sessions that have not expired, after an id. */
  public List<ReaderSession> list(TenantId tenant, Filter filter, long afterId, int limit) {
    return entities
        .createQuery(
            "select s from ReaderSession s" + MATCHING + " and s.id > :after order by s.id",
            ReaderSession.class)
        .setParameter("tenant", tenant.value())
        .setParameter("now", clock.instant())
        .setParameter("anyReader", filter.userId() == null)
        .setParameter("reader", orNone(filter.userId()))
        .setParameter("anyConnection", filter.connectionId() == null)
        .setParameter("connection", orNone(filter.connectionId()))
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  public Optional<ReaderSession> find(TenantId tenant, long id) {
    return entities
        .createQuery(
            "select s from ReaderSession s"
                + " where s.tenantId = :tenant and s.id = :id and s.expiresAt > :now",
            ReaderSession.class)
        .setParameter("tenant", tenant.value())
        .setParameter("id", id)
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst();
  }

  /**
   * The session of a cookie value at this tenant. Empty if it has expired, if another tenant's
   * connection opened it and no longer may or its user is suspended there, or if it belongs to an
   * operator who may no longer read the site.
   */
  public Optional<ReaderSession> byToken(TenantId tenant, String token, Instant now) {
    return entities
        .createQuery(
            "select s from ReaderSession s"
                + " where s.tenantId = :tenant and s.tokenHash = :hash and s.expiresAt > :now",
            ReaderSession.class)
        .setParameter("tenant", tenant.value())
        .setParameter("hash", Fingerprint.of(token))
        .setParameter("now", now)
        .getResultStream()
        .findFirst()
        .filter(this::isStillOpened)
        .filter(teamSessions::isStillPermitted);
  }

  private boolean isStillOpened(ReaderSession session) {
    Long connection = session.origin().viaConnectionId();
    return connection == null
        || openings.through(session.tenantId(), connection).isPresent()
            && !isOfSuspendedReader(session.origin().viaSessionId());
  }

  private boolean isOfSuspendedReader(Long id) {
    return id != null
        && !entities
            .createQuery(
                "select r.id from Reader r, ReaderSession s"
                    + " where s.id = :id and r.id = s.readerId and r.profile.banned = true",
                Long.class)
            .setParameter("id", id)
            .getResultList()
            .isEmpty();
  }

  /**
   * Begins a session in the caller's transaction.
   *
   * @param token for its cookie
   */
  public void begin(ReaderSession session, String token) {
    session.foundBy(token);
    entities.persist(session);
  }

  /** Ends one session at once. */
  public boolean end(TenantId tenant, long id) {
    return endAll("where s.tenantId = :tenant and s.id = :id", tenant, id) == 1;
  }

  /** Ends the session of a cookie, as a sign-out does. */
  public boolean endByToken(TenantId tenant, String token) {
    String hash = Fingerprint.of(token);
    return endAll("where s.tenantId = :tenant and s.tokenHash = :id", tenant, hash) == 1;
  }

  /**
   * Ends the session of a cookie, the session at another site that was handed over to it, and with
   * that one all others that were handed over: a sign-out applies everywhere.
   */
  public void signOut(TenantId tenant, String token) {
    int first =
        entities
            .createQuery(
                "delete from ReaderSession r where r.id in (select s.viaSessionId from"
                    + " ReaderSession s where s.tenantId = :tenant and s.tokenHash = :hash)")
            .setParameter("tenant", tenant.value())
            .setParameter("hash", Fingerprint.of(token))
            .executeUpdate();
    if (first > 0) {
      ended.fire(new SessionsEnded(tenant));
    }
    endByToken(tenant, token);
  }

  /** Ends the sessions that a token or code created, identified by its SHA-256. */
  public void endMadeBy(TenantId tenant, String madeBy) {
    endAll("where s.tenantId = :tenant and s.madeBy = :id", tenant, madeBy);
  }

  /**
   * Ends every session that the filter matches, and those that the tenant's connections opened at
   * other sites; returns how many.
   */
  public int end(TenantId tenant, Filter filter) {
    int count =
        entities
            .createQuery("delete from ReaderSession s" + MATCHING)
            .setParameter("tenant", tenant.value())
            .setParameter("now", clock.instant())
            .setParameter("anyReader", filter.userId() == null)
            .setParameter("reader", orNone(filter.userId()))
            .setParameter("anyConnection", filter.connectionId() == null)
            .setParameter("connection", orNone(filter.connectionId()))
            .executeUpdate();
    if (filter.userId() == null) {
      count += endOpened(tenant, filter.connectionId());
    }
    ended.fire(new SessionsEnded(tenant));
    return count;
  }

  /**
   * Sessions that were handed over from a user's own session end with it; others were opened
   * without one.
   */
  private int endOpened(TenantId tenant, Long connection) {
    return entities
        .createQuery(
            "delete from ReaderSession s where s.viaConnectionId in (select c.id from Connection c"
                + " where c.tenantId = :tenant and (:any = true or c.id = :connection))")
        .setParameter("tenant", tenant.value())
        .setParameter("any", connection == null)
        .setParameter("connection", orNone(connection))
        .executeUpdate();
  }

  /** Ends the sessions at a site that another site's connection opened. */
  public void endOpened(TenantId site, long connection) {
    endAll("where s.tenantId = :tenant and s.viaConnectionId = :id", site, connection);
  }

  /** The number of live sessions at a site that another site's connection opened. */
  public long countOpened(TenantId site, long connection) {
    return entities
        .createQuery(
            "select count(s) from ReaderSession s where s.tenantId = :tenant"
                + " and s.viaConnectionId = :connection and s.expiresAt > :now",
            Long.class)
        .setParameter("tenant", site.value())
        .setParameter("connection", connection)
        .setParameter("now", clock.instant())
        .getSingleResult();
  }

  /** Writes when these sessions were last seen. */
  public void seen(Collection<Long> ids, Instant at) {
    if (!ids.isEmpty()) {
      entities
          .createQuery("update ReaderSession s set s.lastSeenAt = :at where s.id in :ids")
          .setParameter("at", at)
          .setParameter("ids", ids)
          .executeUpdate();
    }
  }

  /** Deletes a batch of expired sessions; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    return Expiring.delete(entities, "ReaderSession", "id", "expiresAt", now, batch);
  }

  private int endAll(String which, TenantId tenant, Object id) {
    int count =
        entities
            .createQuery("delete from ReaderSession s " + which)
            .setParameter("tenant", tenant.value())
            .setParameter("id", id)
            .executeUpdate();
    // A sign-out that ends nothing, which anyone can send, must not invalidate caches.
    if (count > 0) {
      ended.fire(new SessionsEnded(tenant));
    }
    return count;
  }

  private static long orNone(Long id) {
    return id == null ? -1 : id;
  }
}
