package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Protocols.Attempt;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * A browser that reloads a page whose address holds a token, and still has the session which that
 * very token made, is no replay: it is sent to the address without the token.
 */
@ApplicationScoped
class Reload {
  @Inject Protocols protocols;

  Optional<Decision> decide(Site site, Incoming request, LiveSession session) {
    if (session.madeBy() == null) {
      return Optional.empty();
    }
    return protocols.attempts(site, request).stream()
        .map(Attempt::credential)
        .filter(credential -> credential.surface() == Surface.PAGE)
        .filter(request::maySignIn)
        .filter(credential -> Fingerprint.of(credential.token()).equals(session.madeBy()))
        .findFirst()
        .map(made -> Answer.redirect(303, withoutToken(site, request)))
        .map(answer -> new Decision.Stop(Optional.empty(), answer));
  }

  private String withoutToken(Site site, Incoming request) {
    return ReturnTarget.of(protocols.withoutToken(site, request)).orElse("/");
  }
}
