package dev.gatehouse.signin.token;

import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.TraceId;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.signin.token.Attempts.Attempt;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Turns a refused sign-in into one event and the protocol's own answer. */
@ApplicationScoped
class RefusedSignIns {
  @Inject Clock clock;
  @Inject Protocols protocols;
  @Inject RefusalLog refusals;

  /** By the connection that refused. */
  Decision of(Rejected why, Attempt attempt, Site site, Incoming request) {
    LiveConnection connection = attempt.connection();
    return refuse(why, connection.protocol(), attempt.credential(), connection, site, request);
  }

  /** A credential that no connection of the site accepts. */
  Decision unconfigured(Protocol protocol, Credential credential, Site site, Incoming request) {
    Rejected why =
        new Rejected(
            Rejection.SSO_NOT_CONFIGURED, "the site has no enabled connection with a usable key");
    return refuse(why, protocol, credential, null, site, request);
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
                request.eventOrigin(credential.surface(), traceId))
            .because(reason.code(), sentence)
            .checked(SignInChecks.of(why, credential, connection))
            .withClockDifference(SignInChecks.clockDifference(why, credential, connection))
            .by(connection == null ? null : connection.connection().getId(), null));
    Refusal refusal = new Refusal(why, credential, connection, site, traceId);
    return new Decision.Stop(
        Optional.of(Visit.ofNobody(site, request)), answer(refusal, protocol, request));
  }

  /** On a site that is not gated, a bad token in a page's address does not keep the reader out. */
  private Answer answer(Refusal refusal, Protocol protocol, Incoming request) {
    boolean mayReadOn = !refusal.site().isGated() && refusal.credential().surface() == Surface.PAGE;
    return mayReadOn
        ? Answer.redirect(
            303, ReturnTarget.of(request.pathWithout(protocols.tokenParameters())).orElse("/"))
        : protocol.refuse(refusal, request);
  }
}
