package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.kit.TokenSessions;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.ended.EndedTokens;
import dev.gatehouse.token.ended.TokenEnding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Ends the sessions of a site's readers. */
@ApplicationScoped
@Transactional
public class SessionChanges {
  @Inject Sessions sessions;
  @Inject Readers readers;
  @Inject Sites sites;
  @Inject TokenSessions tokens;
  @Inject EndedTokens endedTokens;
  @Inject Clock clock;
  @Inject Trail trail;

  /**
   * Ends one session at once.
   *
   * @throws ChangeRefused and nothing is ended
   */
  public void end(Actor actor, Tenant site, long id) {
    actor.require(Right.CONFIGURE, site.tenantId());
    ReaderSession session = sessions.find(site.tenantId(), id).orElseThrow(Missing::new);
    String target = "session " + id + holder(site.tenantId(), session.getReaderId());
    trail.record(actor, AuditEvent.SESSION_ENDED, site, target, Changes.ended(snapshot(session)));
    endToken(session);
    sessions.end(site.tenantId(), id);
  }

  /**
   * Ends every session that the filter matches, and the tokens that are sessions themselves; an
   * empty filter matches all of the site's.
   *
   * @return how many sessions ended, without tokens that nobody brought here
   * @throws ChangeRefused and nothing is ended
   */
  public int end(Actor actor, Tenant site, Sessions.Filter filter) {
    actor.require(Right.CONFIGURE, site.tenantId());
    // Of these, the time until which tokens end does not tell.
    sessions.issuedLater(site.tenantId(), filter).forEach(this::endToken);
    int ended = sessions.end(site.tenantId(), filter);
    endTokens(site.tenantId(), filter);
    Changes changes = Changes.none().with("sessions", ended, 0);
    StringBuilder target = new StringBuilder("all sessions");
    if (filter.userId() != null) {
      changes.with("userId", filter.userId(), null);
      target.append(holder(site.tenantId(), filter.userId()));
    }
    if (filter.connectionId() != null) {
      changes.with("connectionId", filter.connectionId(), null);
      target.append(" through connection ").append(filter.connectionId());
    }
    trail.record(actor, AuditEvent.SESSIONS_ENDED, site, target.toString(), changes);
    return ended;
  }

  private void endTokens(TenantId id, Sessions.Filter filter) {
    Optional<Reader> reader =
        Optional.ofNullable(filter.userId()).flatMap(known -> readers.find(id, known));
    if (filter.userId() == null || reader.isPresent()) {
      sites
          .byId(id)
          .ifPresent(site -> tokens.end(site, filter.connectionId(), reader.orElse(null)));
    }
  }

  /** Of a session that is a token, so that no browser brings it back. */
  private void endToken(ReaderSession session) {
    Instant issued = session.getNames().getTokenIssuedAt();
    if (issued != null) {
      Instant now = clock.instant();
      Instant until = issued.isAfter(now) ? issued : now;
      TokenEnding ending =
          TokenEnding.ofToken(session.getConnectionId(), session.origin().madeBy());
      Instant expires = session.getNames().getTokenExpiresAt();
      // The session may end before: the token would count again if the site allowed longer ones.
      if (expires == null) {
        endedTokens.end(session.tenantId(), ending, until);
      } else {
        endedTokens.end(session.tenantId(), ending, until, expires);
      }
    }
  }

  private static Map<String, Object> snapshot(ReaderSession session) {
    return new Snapshot()
        .with("userId", session.getReaderId())
        .with("connectionId", session.getConnectionId())
        .with("jti", session.getNames().getTokenJti())
        .with("createdAt", session.getCreatedAt())
        .with("address", session.getAddress())
        .members();
  }

  private String holder(TenantId site, Long readerId) {
    Optional<Reader> reader =
        Optional.ofNullable(readerId).flatMap(known -> readers.find(site, known));
    return reader.map(found -> " of " + UserChanges.target(found)).orElse("");
  }
}
