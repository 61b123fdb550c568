package dev.gatehouse.signin.swap;

import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Fetch;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.session.HeldSignIns;
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

  /** How browsers describe a link or form of our own page. */
  private static final Fetch OUR_OWN = new Fetch("same-origin", "navigate", "document", false);

  private static final Fetch OTHERS = new Fetch("cross-site", "navigate", "document", false);

  @Inject Clock clock;
  @Inject HeldSignIns held;
  @Inject RefusalLog refusals;

  /**
   * Decides requests to the page's address; empty for all others.
   *
   * @param signIn decides the request that waited, as if it came now
   */
  public Optional<Decision> decide(
      Site site, Incoming request, Function<Incoming, Optional<Decision>> signIn) {
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
          default ->
              Optional.of(Decision.stop(site, request, Challenges.notAllowed("GET, HEAD, POST")));
        };
    return decision.or(() -> Optional.of(nothingWaits(site, request)));
  }

  private Optional<Decision> show(
      Site site, Incoming request, Function<Incoming, Optional<Decision>> signIn) {
    Optional<HeldRequest> waiting =
        Ticket.of(request).flatMap(ticket -> held.find(site.id(), ticket)).map(HeldRequest::read);
    if (waiting.filter(found -> found.question() == null).isPresent()) {
      // Another site's form, to which the browser's cookies come only now.
      return taken(site, request).flatMap(found -> signIn.apply(found.again(request, OTHERS)));
    }
    return waiting.map(
        found ->
            Decision.stop(
                site,
                request,
                Answer.page(200, "/site/swap.xhtml", Map.of("swap", found.question().shown()))));
  }

  private Optional<Decision> goOn(
      Site site, Incoming request, Function<Incoming, Optional<Decision>> signIn) {
    if (request.isFromElsewhere()) {
      // Another site's page cannot answer for the reader.
      return Optional.of(Decision.stop(site, request, Answer.redirect(303, PATH)));
    }
    return taken(site, request).flatMap(found -> signIn.apply(found.again(request, OUR_OWN)));
  }

  private Optional<HeldRequest> taken(Site site, Incoming request) {
    return Ticket.of(request)
        .flatMap(ticket -> held.take(site.id(), ticket))
        .map(HeldRequest::read);
  }

  /** The reader was too slow, answered twice, or their browser keeps no cookies. */
  private Decision nothingWaits(Site site, Incoming request) {
    Rejected why =
        new Rejected(
            request.cookies() == null ? Rejection.COOKIES_BLOCKED : Rejection.HAND_OVER_INVALID,
            "no sign-in waits for an answer in this browser");
    SignInEvent.Origin from = request.eventOrigin(Surface.REDIRECT);
    Rejection reason = why.reason();
    refusals.add(
        new SignInEvent(site.id(), clock.instant(), "sso.swap.rejected", from)
            .because(
                reason.code(), reason.sentence() + " (" + why.detail() + ") " + reason.remedy()));
    Refusal refusal =
        new Refusal(why, Credential.sent("", Surface.REDIRECT), null, site, from.traceId());
    return Decision.stop(site, request, RefusedPage.of(refusal, site.home()));
  }
}
