package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Protocols.Attempt;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * A browser that sends a token or code again, by a reload or by "back", and still has the session
 * which that very token made, is no replay: it is sent to the page that the token was for. Nothing
 * is consumed, and nothing ends.
 */
@ApplicationScoped
class Reload {
  @Inject Protocols protocols;

  Optional<Decision> decide(Site site, Incoming request, LiveSession session) {
    return session.madeBy() != null && brings(site, request, session.madeBy())
        ? Optional.of(onward(site, request, session))
        : Optional.empty();
  }

  private boolean brings(Site site, Incoming request, String madeBy) {
    return protocols.attempts(site, request).stream()
        .map(Attempt::credential)
        .filter(credential -> !credential.kept())
        .filter(request::maySignIn)
        .anyMatch(credential -> Fingerprint.of(credential.token()).equals(madeBy));
  }

  private Decision onward(Site site, Incoming request, LiveSession session) {
    if (protocols.isSignIn(site, request)) {
      String landed = session.landedAt() == null ? site.home() : session.landedAt();
      return to(landed);
    }
    String page = protocols.withoutToken(site, request);
    // A token in a header comes along with every page: then there is no other address to go to.
    return request.isReading() && page.equals(request.pathAndQuery())
        ? Decision.pass(site, request, Optional.of(session.caller()))
        : to(ReturnTarget.of(page).orElse("/"));
  }

  private static Decision to(String page) {
    return new Decision.Stop(Optional.empty(), Answer.redirect(303, page));
  }
}
