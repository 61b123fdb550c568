package dev.gatehouse.signin;

import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.SessionCookie;
import dev.gatehouse.storage.Causes;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.SqlState;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.KeyUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One token's way in: found by a protocol, verified by the connection whose key made it, turned
 * into a reader and a session. The one place where a {@link Rejected} is caught: it becomes one
 * event and the protocol's own refusal.
 */
@ApplicationScoped
class SignIn {
  /** Of as many sign-ins of one reader at once, all but one collide in each round. */
  private static final int TRIES = 100;

  @Inject Clock clock;
  @Inject Protocols protocols;
  @Inject SignInTransaction transaction;
  @Inject BearerCallers bearerCallers;
  @Inject RefusalLog refusals;
  @Inject KeyUse keyUse;

  /** Decides a request that brings a credential; empty when it brings none. */
  Optional<Decision> decide(Site site, Incoming request) {
    if (!request.maySignIn()) {
      return Optional.empty();
    }
    List<LiveConnection> takers =
        protocols.live(site).stream()
            .filter(connection -> connection.protocol().find(request).isPresent())
            .toList();
    if (!takers.isEmpty()) {
      return Optional.of(verify(site, request, takers.iterator()));
    }
    return protocols.all().stream()
        .flatMap(
            protocol ->
                protocol.find(request).map(c -> unconfigured(protocol, c, site, request)).stream())
        .findFirst();
  }

  private Decision unconfigured(
      Protocol protocol, Credential credential, Site site, Incoming request) {
    Rejected why =
        new Rejected(
            Rejection.SSO_NOT_CONFIGURED, "the site has no enabled connection with a usable key");
    return refuse(why, protocol, credential, null, site, request);
  }

  /** Tries the connections that take such a credential until one's key verifies it. */
  private Decision verify(Site site, Incoming request, Iterator<LiveConnection> connections) {
    while (true) {
      LiveConnection connection = connections.next();
      Credential credential = connection.protocol().find(request).orElseThrow();
      try {
        return admit(site, request, connection.protocol().admit(credential, connection, request));
      } catch (Rejected e) {
        // Another connection's key may have made it; the last one's answer stands.
        if (e.reason() != Rejection.JWT_INVALID_SIGNATURE || !connections.hasNext()) {
          return refuse(e, connection.protocol(), credential, connection, site, request);
        }
      }
    }
  }

  private Decision admit(Site site, Incoming request, Admission admission) throws Rejected {
    keyUse.note(admission.token().key().id(), clock.instant());
    SignInEvent.Origin from = origin(request, admission.credential(), TraceId.fresh());
    if (admission.sessionLifetime().isEmpty()) {
      Caller caller = bearerCallers.of(admission, () -> write(admission, from, null, null));
      return new Decision.Pass(new Visit(site, request.origin(), Optional.of(caller)));
    }
    String token = SessionCookie.freshToken();
    String replaced = ReaderCookie.token(request).orElse(null);
    Caller caller = write(admission, from, token, replaced);
    Answer answer =
        ReaderCookie.set(
            Answer.redirect(303, admission.returnTo().orElseThrow()),
            site,
            request,
            token,
            admission.sessionLifetime().get());
    return new Decision.SignedIn(new Visit(site, request.origin(), Optional.of(caller)), answer);
  }

  /**
   * Two first sights of one reader at once, or two new names: the database stops one of them, which
   * tries again.
   */
  private Caller write(Admission admission, SignInEvent.Origin from, String token, String replaced)
      throws Rejected {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.run(admission, from, token, replaced);
      } catch (RuntimeException e) {
        boolean collided =
            SqlState.isUniqueViolation(e)
                || SqlState.isDeadlock(e)
                || Causes.find(e, OptimisticLockException.class).isPresent();
        if (!collided || attempt == TRIES) {
          throw e;
        }
        Database.requireTimeLeft();
      }
    }
  }

  private Decision refuse(
      Rejected why,
      Protocol protocol,
      Credential credential,
      LiveConnection connection,
      Site site,
      Incoming request) {
    String traceId = TraceId.fresh();
    Rejection reason = why.reason();
    String sentence = reason.sentence() + " (" + why.detail() + ") " + reason.remedy();
    refusals.add(
        new SignInEvent(
                site.id(),
                clock.instant(),
                protocol.eventName(credential.surface(), false),
                origin(request, credential, traceId))
            .because(reason.code(), sentence)
            .by(connection == null ? null : connection.connection().getId(), null));
    return new Decision.Stop(
        Optional.of(Visit.ofNobody(site, request)),
        protocol.refuse(new Refusal(why, credential, connection, traceId), request));
  }

  private static SignInEvent.Origin origin(
      Incoming request, Credential credential, String traceId) {
    return new SignInEvent.Origin(
        traceId, credential.surface().text(), request.address(), request.userAgent());
  }
}
