package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Ability.KeepsTokens;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.session.OneSession;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a browser that its session ended because its user signed in elsewhere. Sent to sign in at
 * once, the two browsers would end each other's sessions without either user knowing why.
 *
 * <p>Only the page's button forgets what the browser keeps: an answer that comes late would take
 * away the cookie of a newer session.
 */
@ApplicationScoped
public class SignedInElsewhere {
  /** What the button's address has, beside the page to come back to. */
  private static final String HERE = "here";

  @Inject OneSession oneSession;
  @Inject Protocols protocols;

  /**
   * The page that says so, or what its button leads to; empty for every other browser.
   *
   * @param page that the reader wants
   */
  public Optional<Decision> tell(Site site, Incoming request, String page) {
    if (!request.isNavigation()) {
      return Optional.empty();
    }
    if (request.path().equals(Paths.RETURN) && request.parameter(HERE).isPresent()) {
      Answer onward = forgetting(Answer.redirect(303, page), site, request);
      return Optional.of(Decision.stop(site, request, onward));
    }
    return ReaderCookie.token(request)
        .filter(token -> oneSession.wasReplaced(site, token))
        .map(token -> Decision.stop(site, request, page(page)));
  }

  /** The page, whose button leads on to another one without what the browser keeps. */
  static Answer page(String onward) {
    String button =
        Incoming.withParameter(
            Incoming.withParameter(Paths.RETURN, "forward", onward), HERE, "true");
    return Answer.page(401, "/site/elsewhere", Map.of("button", button));
  }

  private Answer forgetting(Answer answer, Site site, Incoming request) {
    Answer forgetting = answer;
    for (KeepsTokens keeping :
        protocols.live(site).stream()
            .flatMap(live -> live.protocol().as(KeepsTokens.class).stream())
            .toList()) {
      forgetting = forgetting.setting(keeping.signOutCookies(site, request));
    }
    return ReaderCookie.clear(forgetting, site, request);
  }
}
