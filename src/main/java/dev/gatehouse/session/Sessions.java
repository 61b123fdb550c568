package dev.gatehouse.session;

import dev.gatehouse.reader.Reader;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.ended.EndedSessions;
import dev.gatehouse.session.ended.SessionEnd;
import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.storage.feed.Subject;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions of a tenant's readers. */
@ApplicationScoped
@Transactional
public class Sessions {
  /** Which of a tenant's sessions; {@code null} does not restrict. */
  public record Filter(Long userId, Long connectionId) {}

  /** The most ids in one statement: PostgreSQL takes 65,535 parameters. */
  private static final int STATEMENT = 1_000;

  private static final String MATCHING =
      " where s.tenantId = :tenant and s.expiresAt > :now"
          + " and (:anyReader = true or s.readerId = :reader)"
          + " and (:anyConnection = true or s.connectionId = :connection)";

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject ChangeFeed feed;
  @Inject EndedSessions ended;

  /** Sessions that have not expired, after an id. */
  public List<ReaderSession> list(TenantId tenant, Filter filter, long afterId, int limit) {
    String matching =
        "select s from ReaderSession s" + MATCHING + " and s.id > :after order by s.id";
    return matching(entities.createQuery(matching, ReaderSession.class), tenant, filter)
        .setParameter("after", afterId)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Those whose token was issued in the future, by the clock of a backend that is ahead. */
  public List<ReaderSession> issuedLater(TenantId tenant, Filter filter) {
    String matching =
        "select s from ReaderSession s" + MATCHING + " and s.names.tokenIssuedAt > :now";
    return matching(entities.createQuery(matching, ReaderSession.class), tenant, filter)
        .getResultList();
  }

  private <Q extends Query> Q matching(Q query, TenantId tenant, Filter filter) {
    query
        .setParameter("tenant", tenant.value())
        .setParameter("now", clock.instant())
        .setParameter("anyReader", filter.userId() == null)
        .setParameter("reader", orNone(filter.userId()))
        .setParameter("anyConnection", filter.connectionId() == null)
        .setParameter("connection", orNone(filter.connectionId()));
    return query;
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

  /** The session of a cookie value at this tenant, unless it has expired. */
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
        .findFirst();
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
    List<Long> first =
        entities
            .createQuery(
                "select coalesce(s.viaSessionId, s.id) from ReaderSession s"
                    + " where s.tenantId = :tenant and s.tokenHash = :hash",
                Long.class)
            .setParameter("tenant", tenant.value())
            .setParameter("hash", Fingerprint.of(token))
            .getResultList();
    ended.note(first, SessionEnd.SIGNED_OUT);
    // Before the other one goes, whose row is deleted with it.
    endByToken(tenant, token);
    delete(first);
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
        matching(entities.createQuery("delete from ReaderSession s" + MATCHING), tenant, filter)
            .executeUpdate();
    if (filter.userId() == null) {
      count += endOpened(tenant, filter.connectionId());
      feed.changed(tenant.people());
    } else {
      feed.changed(Reader.subject(filter.userId()));
    }
    return count;
  }

  /**
   * Sessions that were handed over from a user's own session end with it; others were opened
   * without one.
   */
  private int endOpened(TenantId tenant, Long connection) {
    List<Long> opened =
        entities
            .createQuery(
                "select s.id from ReaderSession s where s.viaConnectionId in (select c.id from"
                    + " Connection c where c.tenantId = :tenant"
                    + " and (:any = true or c.id = :connection))",
                Long.class)
            .setParameter("tenant", tenant.value())
            .setParameter("any", connection == null)
            .setParameter("connection", orNone(connection))
            .getResultList();
    return delete(opened);
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
  public void seen(List<Long> ids, Instant at) {
    for (int start = 0; start < ids.size(); start += STATEMENT) {
      entities
          .createQuery(
              "update ReaderSession s set s.lastSeenAt = :at"
                  + " where s.id in :ids and s.lastSeenAt < :at")
          .setParameter("at", at)
          .setParameter("ids", ids.subList(start, Math.min(start + STATEMENT, ids.size())))
          .executeUpdate();
    }
  }

  private int endAll(String which, TenantId tenant, Object id) {
    return delete(
        entities
            .createQuery("select s.id from ReaderSession s " + which, Long.class)
            .setParameter("tenant", tenant.value())
            .setParameter("id", id)
            .getResultList());
  }

  /** A sign-out that ends nothing, which anyone can send, writes nothing. */
  int delete(List<Long> ids) {
    int count = 0;
    for (int start = 0; start < ids.size(); start += STATEMENT) {
      List<Long> some = ids.subList(start, Math.min(start + STATEMENT, ids.size()));
      count +=
          entities
              .createQuery("delete from ReaderSession s where s.id in :ids")
              .setParameter("ids", some)
              .executeUpdate();
      feed.changed(some.stream().map(LiveSession::subject).toArray(Subject[]::new));
    }
    return count;
  }

  private static long orNone(Long id) {
    return id == null ? -1 : id;
  }
}
