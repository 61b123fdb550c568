package dev.gatehouse.signin.team;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The two ends of a team member's way at the site's host: off to the base host, and back. */
@ApplicationScoped
public class TeamSignIn {
  /** The address of both. */
  public static final String PATH = "/login/team";

  static final String CODE = "code";
  static final String FORWARD = "forward";

  @Inject Configuration configuration;
  @Inject Clock clock;
  @Inject TeamSignInTransaction transaction;
  @Inject RefusalLog refusals;

  /** Decides requests that leave for the base host or come back; empty for all others. */
  public Optional<Decision> decide(Site site, Incoming request, Optional<LiveSession> session) {
    if (!request.isAt(PATH)) {
      return Optional.empty();
    }
    if (!request.method().equals("GET")) {
      // Link previews send HEAD, which must not use up a code.
      Answer answer =
          request.isReading() ? Answer.empty() : Challenges.notAllowed("GET, HEAD, OPTIONS");
      return Optional.of(Decision.stop(site, request, answer));
    }
    if (request.prefetch()) {
      return Optional.of(Decision.stop(site, request, Challenges.notNow()));
    }
    return Optional.of(
        request
            .parameter(CODE)
            .map(code -> back(site, request, session, code))
            .orElseGet(() -> Decision.stop(site, request, away(site, request))));
  }

  /** One nonce serves every tab of a browser. */
  private Answer away(Site site, Incoming request) {
    String nonce = BrowserNonce.of(request).orElseGet(BrowserNonce::fresh);
    String address =
        TeamVisits.address(
            request.originAt(configuration.baseDomain()),
            new TeamVisits.Asked(
                site.id().value(),
                request.host().value(),
                Fingerprint.of(nonce),
                forward(site, request)));
    return Answer.redirect(303, address)
        .setting(List.of(BrowserNonce.header(request, site, nonce)));
  }

  private Decision back(Site site, Incoming request, Optional<LiveSession> session, String code) {
    String forward = forward(site, request);
    if (session.map(LiveSession::madeBy).filter(Fingerprint.of(code)::equals).isPresent()) {
      // The browser that redeemed this code reloads the page.
      return Decision.stop(site, request, Answer.redirect(303, forward));
    }
    EventOrigin from = request.eventOrigin(Surface.REDIRECT);
    try {
      String nonce = BrowserNonce.of(request).orElseThrow(TeamSignInTransaction::unknown);
      String token = ReaderCookie.freshToken();
      Duration lifetime = site.settings().getSessions().lifetime();
      Caller caller =
          transaction.redeem(
              site,
              code,
              Fingerprint.of(nonce),
              from,
              new TeamSignInTransaction.Fresh(
                  token, lifetime, ReaderCookie.token(request).orElse(null)));
      Answer answer = Answer.redirect(303, forward);
      return Decision.signedIn(
          site, request, caller, ReaderCookie.set(answer, site, request, token, lifetime));
    } catch (Rejected e) {
      return refuse(e, site, request, from, forward);
    }
  }

  private Decision refuse(
      Rejected why, Site site, Incoming request, EventOrigin from, String forward) {
    refusals.add(
        new SignInEvent(site.id(), clock.instant(), "team.rejected", from)
            .because(why.reason().code(), why.told()));
    Credential credential = Credential.sent("", Surface.REDIRECT);
    Refusal refusal = new Refusal(why, credential, null, site, from.traceId());
    return Decision.stop(site, request, RefusedPage.of(refusal, forward));
  }

  private static String forward(Site site, Incoming request) {
    return ReturnTarget.in(request, FORWARD).orElse(site.home());
  }

  /**
   * Identifies the browser at the site's host, so that a code works only in the browser that asked
   * for it: a code that somebody else obtained signs no one in as them.
   */
  private static final class BrowserNonce {
    private static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final int VALUE_BYTES = 24;

    private BrowserNonce() {}

    static Optional<String> of(Incoming request) {
      return request.cookie(name(request)).filter(value -> value.matches("[A-Za-z0-9_-]{32}"));
    }

    static String fresh() {
      return Fingerprint.random(VALUE_BYTES);
    }

    static String header(Incoming request, Site site, String value) {
      return request.cookieOf(site).header(name(request), value, LIFETIME);
    }

    private static String name(Incoming request) {
      return request.secure() ? "__Host-gatehouse-team" : "gatehouse-team";
    }
  }
}
