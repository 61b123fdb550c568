package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.session.OneSession;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a browser once that its session ended because its user signed in elsewhere. Sent to sign in
 * at once, the two browsers would end each other's sessions without either user knowing why.
 */
@ApplicationScoped
class SignedInElsewhere {
  @Inject OneSession oneSession;

  /** The page that says so; empty for every other browser. */
  Optional<Decision> tell(Site site, Incoming request) {
    boolean was =
        request.isNavigation()
            && ReaderCookie.token(request)
                .filter(token -> oneSession.wasReplaced(site, token))
                .isPresent();
    return was
        ? Optional.of(
            Decision.stop(
                site,
                request,
                ReaderCookie.clear(Answer.page(401, "/site/elsewhere", Map.of()), site, request)))
        : Optional.empty();
  }
}
