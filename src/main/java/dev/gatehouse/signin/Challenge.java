package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.signin.cookie.SignedOutNote;
import dev.gatehouse.signin.login.LoginRouting;
import dev.gatehouse.signin.loop.Rounds;
import dev.gatehouse.signin.loop.SiteRedirects;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.signin.sister.SisterSites;
import dev.gatehouse.signin.token.RefusalChains;
import dev.gatehouse.signin.token.RefusedSignIns;
import dev.gatehouse.signin.token.SignedInElsewhere;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a request gets that has neither session nor token and needs one. A reader who goes to a page
 * is sent to sign in and comes back there; nothing else is remembered.
 */
@ApplicationScoped
class Challenge {
  @Inject Protocols protocols;
  @Inject LoginRouting routing;
  @Inject SisterSites sisterSites;
  @Inject Rounds rounds;
  @Inject RefusedSignIns refused;
  @Inject RefusalChains chains;
  @Inject SiteRedirects redirects;
  @Inject SignedInElsewhere elsewhere;

  Decision decide(Site site, Incoming request) {
    if (request.path().equals(Paths.LOGIN)) {
      String forward = forward(site, request);
      return answer(site, request, forward, () -> routing.login(site, request, forward));
    }
    if (request.isNavigation() && SignedOutNote.isFor(site, request)) {
      return Decision.stop(site, request, SignedOutNote.page());
    }
    Optional<Decision> told = elsewhere.tell(site, request, page(site, request));
    if (told.isPresent()) {
      return told.get();
    }
    String returnTo = page(site, request);
    return askedElsewhere(site, request, returnTo)
        .orElseGet(
            () ->
                answer(site, request, returnTo, () -> routing.challenge(site, request, returnTo)));
  }

  /**
   * Leads a reader who is signed in to sign in again. The company's app is asked to let them prove
   * who they are as an identity provider is: by {@code max_age}, in seconds (OpenID Connect Core
   * 1.0 section 3.1.2.1).
   */
  Decision again(Site site, Incoming request, Duration atMost) {
    String page = page(site, request);
    return answer(
        site,
        request,
        page,
        () -> {
          Answer onward =
              request.path().equals(Paths.LOGIN)
                  ? routing.login(site, request, page)
                  : routing.challenge(site, request, page);
          return onward
              .location()
              .filter(url -> !url.startsWith("/"))
              .map(url -> Incoming.withParameter(url, "max_age", "" + atMost.toSeconds()))
              .map(url -> onward.without("Location").with("Location", url))
              .orElse(onward);
        });
  }

  /** The page that a reader wants. */
  String page(Site site, Incoming request) {
    return request.path().equals(Paths.LOGIN) || request.path().equals(Paths.RETURN)
        ? forward(site, request)
        : ReturnTarget.of(protocols.withoutToken(site, request)).orElse(site.home());
  }

  /** The page to go to after signing in, as the address of the login page says. */
  static String forward(Site site, Incoming request) {
    return ReturnTarget.in(request, "forward").orElse(site.home());
  }

  /** Another site that opens this one may know the reader; if not, it sends them back. */
  private Optional<Decision> askedElsewhere(Site site, Incoming request, String returnTo) {
    return request.isNavigation()
        ? sisterSites
            .ask(site, request, returnTo)
            .map(
                answer ->
                    rounds.isOneTooMany(site, request, returnTo)
                        ? refused.withoutCookies(site, request, returnTo)
                        : Decision.stop(site, request, known(site, request, answer)))
        : Optional.empty();
  }

  /** A browser that has several pages opened by another site signs in once for each. */
  private static Answer known(Site site, Incoming request, Answer answer) {
    return site.settings().getSessions().isOneSessionPerUser()
        ? BrowserCookies.given(answer, site, request)
        : answer;
  }

  private Decision answer(Site site, Incoming request, String returnTo, Supplier<Answer> onward) {
    if (request.isForPrograms()) {
      return Decision.stop(site, request, Challenges.forProgram());
    }
    if (request.prefetch() || !request.isReading()) {
      return Decision.stop(site, request, isAnswer(request) ? unsent() : Challenges.notNow());
    }
    if (request.fetch().isForPart(request.path(), request.accept())) {
      return Decision.stop(site, request, Challenges.forPart(request.path()));
    }
    if (request.isNavigation() && rounds.isOneTooMany(site, request, returnTo)) {
      return refused.withoutCookies(site, request, returnTo);
    }
    Answer answer = onward.get();
    if (redirects.isOne(answer)) {
      return refused.ledToSite(site, request, returnTo);
    }
    Answer challenge =
        request.isNavigation() ? recognized(site, request, answer) : answer.without("Set-Cookie");
    chains.challenged(site, request, challenge, returnTo);
    return Decision.stop(site, request, challenge);
  }

  /** Whether a reader whose session ended meanwhile says if an article was helpful. */
  private static boolean isAnswer(Incoming request) {
    return request.method().equals("POST")
        && request.path().startsWith(Paths.HELPFUL)
        && !request.isFromElsewhere();
  }

  /** The form again, with what they typed. */
  private static Answer unsent() {
    return Answer.page(403, "/site/unsent", Map.of());
  }

  /**
   * Where a token signs in, a browser that is sent away is known by its cookie when it comes back,
   * whichever protocol brings it: by its address alone, its rounds would be those of others.
   */
  private Answer recognized(Site site, Incoming request, Answer answer) {
    return answer.location().isEmpty() || protocols.live(site).isEmpty()
        ? answer
        : BrowserCookies.given(answer, site, request);
  }
}
