package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
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

  Optional<Decision> of(Site site, Incoming request, Optional<LiveSession> session) {
    if (session.isEmpty() || session.get().madeBy() == null || !request.maySignIn()) {
      return Optional.empty();
    }
    return protocols.live(site).stream()
        .flatMap(
            connection ->
                protocols
                    .find(connection.protocol(), connection.settings(), site, request)
                    .stream())
        .filter(credential -> credential.surface() == Surface.PAGE)
        .filter(c -> Fingerprint.of(c.token()).equals(session.get().madeBy()))
        .findFirst()
        .map(c -> ReturnTarget.of(request.pathWithout(protocols.tokenParameters())).orElse("/"))
        .map(target -> Answer.redirect(303, target))
        .map(answer -> new Decision.Stop(Optional.empty(), answer));
  }
}
