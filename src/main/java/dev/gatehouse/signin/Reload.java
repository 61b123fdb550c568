package dev.gatehouse.signin;

import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
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
    return session.madeBy() == null
        ? Optional.empty()
        : protocols.attempts(site, request).stream()
            .filter(attempt -> madeSession(attempt.credential(), request, session))
            .findFirst()
            .map(attempt -> onward(site, request, session, attempt));
  }

  private static boolean madeSession(Credential credential, Incoming request, LiveSession session) {
    return !credential.kept()
        && request.maySignIn(credential)
        && Fingerprint.of(credential.token()).equals(session.madeBy());
  }

  private Decision onward(Site site, Incoming request, LiveSession session, Attempt attempt) {
    if (protocols.isSignIn(site, request)) {
      return to(landed(site, request, session, attempt));
    }
    String page = protocols.withoutToken(site, request);
    // A token in a header comes along with every page: then there is no other address to go to.
    return request.isReading() && page.equals(request.pathAndQuery())
        ? Decision.pass(site, request, session)
        : to(ReturnTarget.of(page).orElse("/"));
  }

  /** Sessions from releases that did not note the page go by the address. */
  private static String landed(Site site, Incoming request, LiveSession session, Attempt attempt) {
    return Optional.ofNullable(session.landedAt())
        .or(
            () ->
                attempt
                    .connection()
                    .protocol()
                    .as(Ability.NamesPage.class)
                    .flatMap(naming -> naming.namedPage(request)))
        .orElseGet(site::home);
  }

  private static Decision to(String page) {
    return new Decision.Stop(Optional.empty(), Answer.redirect(303, page));
  }
}
