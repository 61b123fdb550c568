package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Ability.KeepsTokens;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
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
public class SignedInElsewhere {
  @Inject OneSession oneSession;
  @Inject Protocols protocols;

  /** The page that says so; empty for every other browser. */
  public Optional<Decision> tell(Site site, Incoming request) {
    return request.isNavigation()
        ? ReaderCookie.token(request)
            .filter(token -> oneSession.wasReplaced(site, token))
            .map(token -> Decision.stop(site, request, page(site, request)))
        : Optional.empty();
  }

  /** The page, and nothing that the browser keeps: it is the answer once. */
  Answer page(Site site, Incoming request) {
    Answer page = Answer.page(401, "/site/elsewhere", Map.of());
    for (KeepsTokens keeping :
        protocols.live(site).stream()
            .flatMap(live -> live.protocol().as(KeepsTokens.class).stream())
            .toList()) {
      page = page.setting(keeping.signOutCookies(site, request));
    }
    return ReaderCookie.clear(page, site, request);
  }
}
