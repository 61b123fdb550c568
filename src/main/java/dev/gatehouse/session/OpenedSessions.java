package dev.gatehouse.session;

import dev.gatehouse.tenant.opening.Openings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Sessions that a connection of another site opened, which depend on what happens there. */
@ApplicationScoped
@Transactional
public class OpenedSessions {
  @PersistenceContext EntityManager entities;
  @Inject Openings openings;

  /**
   * Whether the connection may still open the site, and the reader is not suspended where they
   * signed in; true for sessions that the site's own sign-in began.
   */
  boolean isStillOpened(ReaderSession session) {
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

  /** When the holder of a session last proved who they are, at whichever site they did. */
  Instant authenticatedAt(ReaderSession session) {
    Long first = session.origin().viaSessionId();
    ReaderSession began = first == null ? session : entities.find(ReaderSession.class, first);
    return began == null ? session.getAuthenticatedAt() : began.getAuthenticatedAt();
  }

  /** The id of the reader, of whatever tenant, who has a session; empty if no reader has it. */
  Optional<Long> readerOf(long sessionId) {
    return entities
        .createQuery(
            "select s.readerId from ReaderSession s where s.id = :id and s.readerId is not null",
            Long.class)
        .setParameter("id", sessionId)
        .getResultStream()
        .findFirst();
  }
}
