package dev.gatehouse.signin.swap;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.header.Fetch;
import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.session.HeldSignIns;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Shows the question of a sign-in that waits, and takes the answer. */
@ApplicationScoped
public class SwapPage {
  /** The page's address; its form posts there as well. */
  static final String PATH = Paths.SSO + "/swap";

  private static final String METHODS = "GET, HEAD, POST, OPTIONS";

  /** The field that says which question the form answers. */
  private static final String QUESTION = "question";

  /** How browsers describe a link or form of our own page. */
  private static final Fetch OUR_OWN = new Fetch("same-origin", "navigate", "document", false);

  private static final Fetch OTHERS = new Fetch("cross-site", "navigate", "document", false);

  @Inject Clock clock;
  @Inject HeldSignIns held;
  @Inject PresentReader present;
  @Inject RefusalLog refusals;

  /**
   * Decides requests to the page's address; empty for all others.
   *
   * @param session that of the reader who is signed in
   * @param signIn decides the request that waited, as if it came now
   */
  public Optional<Decision> decide(
      Site site,
      Incoming request,
      Optional<LiveSession> session,
      Function<Incoming, Optional<Decision>> signIn) {
    if (!request.isAt(PATH)) {
      return Optional.empty();
    }
    if (request.prefetch()) {
      return Optional.of(Decision.stop(site, request, Challenges.notNow()));
    }
    Optional<Decision> decision =
        switch (request.method()) {
          case "GET" -> show(site, request, signIn);
          case "POST" -> goOn(site, request, signIn);
          // Link previews send HEAD.
          case "HEAD" -> Optional.of(Decision.stop(site, request, Answer.empty()));
          case "OPTIONS" ->
              Optional.of(Decision.stop(site, request, Answer.empty().with("Allow", METHODS)));
          default -> Optional.of(Decision.stop(site, request, Challenges.notAllowed(METHODS)));
        };
    return decision.or(() -> Optional.of(nothingWaits(site, request, session)));
  }

  private Optional<Decision> show(
      Site site, Incoming request, Function<Incoming, Optional<Decision>> signIn) {
    Optional<HeldRequest> waiting = waiting(site, request);
    if (waiting.filter(found -> found.question() == null).isPresent()) {
      // Another site's form, to which the browser's cookies come only now.
      return taken(site, request, OTHERS, signIn);
    }
    return waiting.map(
        found ->
            Decision.stop(
                site,
                request,
                Answer.page(
                    200, "/site/swap", Map.of("swap", Asked.of(found.question(), request)))));
  }

  /**
   * What the page asks.
   *
   * @param here the name of the reader who is signed in, or {@code null}
   * @param next the name of the one as whom they would go on, or {@code null}
   * @param page where the sign-in leads
   * @param question which question the answer is for
   */
  public record Asked(String here, String next, String page, String question) {
    private static Asked of(HeldRequest.Question asked, Incoming request) {
      String question = Ticket.of(request).map(Ticket::question).orElseThrow();
      return new Asked(asked.here(), asked.next(), asked.page(), question);
    }
  }

  private Optional<Decision> goOn(
      Site site, Incoming request, Function<Incoming, Optional<Decision>> signIn) {
    if (request.isFromElsewhere()) {
      // Another site's page cannot answer for the reader.
      return Optional.of(Decision.stop(site, request, Answer.redirect(303, PATH)));
    }
    Optional<HeldRequest> waiting = waiting(site, request);
    // An answer counts for the question that was on the page only: another link may have asked
    // another one since.
    boolean counts =
        waiting.filter(found -> found.question() != null).isPresent()
            && Ticket.of(request).map(Ticket::question).equals(request.parameter(QUESTION));
    if (counts) {
      return taken(site, request, OUR_OWN, signIn);
    }
    return waiting.map(found -> Decision.stop(site, request, Answer.redirect(303, PATH)));
  }

  private Optional<HeldRequest> waiting(Site site, Incoming request) {
    return Ticket.of(request)
        .flatMap(ticket -> held.find(site.id(), ticket))
        .map(HeldRequest::read);
  }

  /** Goes on with the sign-in that waits, as if this had begun it. */
  private Optional<Decision> taken(
      Site site, Incoming request, Fetch fetch, Function<Incoming, Optional<Decision>> signIn) {
    return Ticket.of(request)
        .flatMap(ticket -> held.take(site.id(), ticket))
        .map(HeldRequest::read)
        .flatMap(found -> signIn.apply(found.again(request, fetch)))
        .map(
            decision ->
                decision instanceof Decision.Stop stop
                    ? new Decision.Stop(stop.visit(), Ticket.taken(stop.answer(), request))
                    : decision);
  }

  /** The reader went back or answered twice, was too slow, or their browser keeps no cookies. */
  private Decision nothingWaits(Site site, Incoming request, Optional<LiveSession> session) {
    if (session.isPresent() || present.isKept(site, request)) {
      String page = session.map(LiveSession::landedAt).orElseGet(site::home);
      return Decision.stop(site, request, Answer.redirect(303, page));
    }
    Rejected why =
        new Rejected(
            request.cookies() == null ? Rejection.COOKIES_BLOCKED : Rejection.HAND_OVER_INVALID,
            "no sign-in waits for an answer in this browser");
    EventOrigin from = request.eventOrigin(Surface.REDIRECT);
    refusals.add(
        new SignInEvent(site.id(), clock.instant(), "sso.swap.rejected", from)
            .because(why.reason().code(), why.told()));
    Refusal refusal =
        new Refusal(why, Credential.sent("", Surface.REDIRECT), null, site, from.traceId());
    return Decision.stop(site, request, RefusedPage.of(refusal, site.home()));
  }
}
