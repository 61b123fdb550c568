package dev.gatehouse.signin.write;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.Provisioning;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.session.HandOver;
import dev.gatehouse.session.HandOvers;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.opening.Openings;
import dev.gatehouse.token.replay.ConsumedJtis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes, in one transaction, what a reader's hand-over to another site needs. */
@ApplicationScoped
public class HandOverIssueTransaction {
  @Inject Clock clock;
  @Inject ConsumedJtis consumedJtis;
  @Inject Openings openings;
  @Inject Provisioning provisioning;
  @Inject Sessions sessions;
  @Inject HandOvers handOvers;
  @Inject Events events;

  /**
   * Issues a code from a session, for a site that the session's sign-in opened.
   *
   * @param to a path of the other site
   * @return the path at the other site; empty when the session does not open it
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<String> issue(
      Site here, Site there, long sessionId, String to, EventOrigin from) {
    Optional<ReaderSession> session =
        sessions
            .find(here.id(), sessionId)
            .filter(found -> found.getOpens().contains(there.id().value()));
    Optional<HandOver.Payload> payload =
        session
            .flatMap(found -> HandOver.Payload.of(found, to))
            .filter(known -> openings.through(there.id(), known.connectionId()).isPresent());
    if (payload.isEmpty()) {
      return Optional.empty();
    }
    if (sessions.find(there.id(), payload.get().sessionId()).isPresent()) {
      // This is the site of the sign-in: another session there would only replace the first one.
      return Optional.of(to);
    }
    String code = handOvers.begin(there.id(), payload.get());
    events.add(
        List.of(
            sent(here, there, from, clock.instant())
                .by(session.get().getConnectionId(), session.get().getReaderId())));
    Database.requireTimeLeft();
    return Optional.of(arrival(code));
  }

  /**
   * Issues a code from a sign-in at a site that the token does not open.
   *
   * @return the path at the other site
   * @throws Rejected when the token was consumed before, or its holder is suspended here
   */
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Rejected.class)
  public String issue(Admission admission, Site there, Incoming request) throws Rejected {
    Connection connection = admission.connection().connection();
    EventOrigin from = request.eventOrigin(admission.credential().surface());
    if (admission.singleUse().isPresent()) {
      consumedJtis.consume(
          admission.singleUse().get(), connection.tenantId().value(), from.traceId());
    }
    Long readerId = readerId(admission);
    Instant now = clock.instant();
    HandOver.Payload payload =
        new HandOver.Payload(
            connection.getId(),
            null,
            SignInTransaction.opening(admission),
            admission.authenticatedAt().filter(before -> before.isBefore(now)).orElse(now),
            now.plus(admission.sessionLifetime().orElseThrow()),
            there.home());
    String code = handOvers.begin(there.id(), payload);
    events.add(
        List.of(
            admission.accepted(from, readerId, Set.of(), now),
            sent(admission.connection().site(), there, from, now)
                .by(connection.getId(), readerId)));
    Database.requireTimeLeft();
    return arrival(code);
  }

  /** Throws for a reader who is suspended at the site that the token was made for. */
  private Long readerId(Admission admission) throws Rejected {
    Identity identity = admission.identity();
    return identity.isAnonymous()
        ? null
        : provisioning
            .known(admission.connection().site().id(), admission.connection().settings(), identity)
            .map(Reader::getId)
            .orElse(null);
  }

  private static SignInEvent sent(Site here, Site there, EventOrigin from, Instant now) {
    return new SignInEvent(here.id(), now, "sso.sister.sent", from)
        .telling("Moved to site %s, which the sign-in opened.".formatted(there.id()));
  }

  private static String arrival(String code) {
    return Paths.ARRIVE + "?code=" + code;
  }
}
