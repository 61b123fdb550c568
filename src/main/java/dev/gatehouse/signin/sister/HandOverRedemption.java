package dev.gatehouse.signin.sister;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.HandOver;
import dev.gatehouse.session.HandOvers;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.signin.loop.Rounds;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.signin.swap.Swaps;
import dev.gatehouse.signin.write.HandOverRedemptionTransaction;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Redeems hand-over codes, with which readers come from another site; each works once. */
@ApplicationScoped
class HandOverRedemption {
  @Inject Clock clock;
  @Inject HandOvers handOvers;
  @Inject HandOverRedemptionTransaction transaction;
  @Inject RefusalLog refusals;
  @Inject Rounds rounds;
  @Inject Swaps swaps;

  Decision decide(Site here, Incoming request, Optional<LiveSession> session) {
    String code = request.parameter("code").orElse("");
    Optional<LiveSession> made = session.filter(live -> Fingerprint.of(code).equals(live.madeBy()));
    if (made.isPresent()) {
      // The browser that redeemed this code reloads the page.
      String landed = made.map(LiveSession::landedAt).orElse(here.home());
      return Decision.stop(here, request, Answer.redirect(303, landed));
    }
    Optional<HandOver> handOver = handOvers.find(here.id(), code);
    EventOrigin from = SisterSites.origin(request);
    try {
      HandOver found = handOver.orElseThrow(HandOverRedemption::unknown);
      Optional<Decision> asked =
          swaps.ask(
              here,
              request,
              code,
              () -> transaction.foreseen(here, code, found),
              found.payload().returnTo());
      return asked.isPresent() ? asked.get() : letIn(here, request, code, found, from);
    } catch (Rejected e) {
      return refuse(e, here, request, handOver, from);
    }
  }

  private Decision letIn(
      Site here, Incoming request, String code, HandOver handOver, EventOrigin from)
      throws Rejected {
    String token = ReaderCookie.freshToken();
    HandOverRedemptionTransaction.Redeemed redeemed;
    try {
      redeemed =
          Database.retried(() -> transaction.redeem(here, request, code, handOver, from, token));
    } catch (RuntimeException e) {
      if (SqlState.isForeignKeyViolation(e)) {
        throw unknown();
      }
      throw e;
    }
    String page = handOver.payload().returnTo();
    rounds.signedIn(here, request, page);
    Answer answer = Answer.redirect(303, page);
    return Decision.signedIn(
        here,
        request,
        redeemed.caller(),
        ReaderCookie.set(answer, here, request, token, redeemed.lifetime()));
  }

  /** Also covers a session at the other site that ended a moment ago, and its codes with it. */
  private static Rejected unknown() {
    return new Rejected(
        Rejection.HAND_OVER_INVALID, "no hand-over to this site is pending with this code");
  }

  /** A reader who only asked for a page here can still sign in as usual. */
  private Decision refuse(
      Rejected why, Site here, Incoming request, Optional<HandOver> handOver, EventOrigin from) {
    refusals.add(
        new SignInEvent(here.id(), clock.instant(), "sso.sister.rejected", from)
            .because(why.reason().code(), why.told()));
    if (handOver.isPresent() && !AskedOpeners.of(request).isEmpty()) {
      String forward = handOver.get().payload().returnTo();
      String path = Incoming.withParameter(Paths.RETURN, "forward", forward);
      return Decision.stop(here, request, Answer.redirect(303, path));
    }
    Credential credential = Credential.sent("", Surface.REDIRECT);
    Refusal refusal = new Refusal(why, credential, null, here, from.traceId());
    return Decision.stop(here, request, RefusedPage.of(refusal, here.home()));
  }
}
