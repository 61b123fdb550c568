package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Protocols.Attempt;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.signin.gate.Denials;
import dev.gatehouse.signin.gate.IdentityHeaders;
import dev.gatehouse.signin.gate.PathAccess;
import dev.gatehouse.signin.gate.Verdicts;
import dev.gatehouse.signin.gate.Verdicts.Verdict;
import dev.gatehouse.signin.loop.Rounds;
import dev.gatehouse.signin.request.AskedRequest;
import dev.gatehouse.signin.request.AskedRequest.Wanted;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.gate.PathRules.Deciding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the proxy of a gated site: whether a request may pass, and what the browser gets instead.
 * Signing in goes the way of every other site, through {@link Door}; only the last word is that of
 * the rules for paths.
 */
@ApplicationScoped
class GateDoor {
  @Inject Door door;
  @Inject Challenge challenge;
  @Inject Protocols protocols;
  @Inject PathAccess access;
  @Inject Denials denials;
  @Inject Verdicts verdicts;
  @Inject Rounds rounds;

  Decision decide(AskedRequest asked) {
    Incoming request = asked.request();
    Optional<Site> site = door.site(request.host()).filter(Site::isGate);
    if (site.isEmpty()) {
      verdicts.add(Verdict.MISCONFIGURED);
      return new Decision.Stop(
          Optional.empty(), Answer.text(404, "No gated site has the host that the proxy names\n"));
    }
    return decide(site.get(), asked);
  }

  Decision unanswerable(AskedRequest.Unanswerable why) {
    verdicts.add(Verdict.MISCONFIGURED);
    return new Decision.Stop(Optional.empty(), why.answer());
  }

  private Decision decide(Site site, AskedRequest asked) {
    Incoming request = asked.request();
    if (asked.wants() == Wanted.STATUS && isForUs(site, request)) {
      return status(site, asked, 401);
    }
    boolean open = access.isPublic(site, asked.readings());
    Optional<LiveSession> session = door.session(site, request);
    boolean mayRefuse = !open && asked.wants() != Wanted.STATUS && door.mayRefuse(site, request);
    Optional<Decision> known = door.known(site, request, session, mayRefuse);
    if (known.isPresent()) {
      return answered(site, asked, door.noted(site, request, known.get()));
    }
    if (open) {
      return answered(site, asked, Decision.pass(site, request, Optional.empty()));
    }
    return asked.wants() == Wanted.STATUS
        ? status(site, asked, 401)
        : answered(site, asked, challenge.decide(site, request));
  }

  /**
   * Whether it brings what signs in, or is for an address of ours: the proxy has to pass it on, for
   * it sees nothing but the status.
   */
  private boolean isForUs(Site site, Incoming request) {
    return Paths.isSignInOrOut(request.path())
        || protocols.isSignIn(site, request)
        || !request.parameters().isEmpty()
            && protocols.attempts(site, request).stream()
                .map(Attempt::credential)
                .filter(credential -> !credential.kept() && request.maySignIn(credential))
                .anyMatch(credential -> request.parameters().containsValue(credential.token()));
  }

  private Decision answered(Site site, AskedRequest asked, Decision decision) {
    if (decision instanceof Decision.Pass pass) {
      return letIn(site, asked, pass);
    }
    return decision instanceof Decision.Stop stop
        ? stopped(site, asked, stop)
        // A login form, which the proxy has to pass on instead of asking about it.
        : passOn(site, asked);
  }

  private Decision stopped(Site site, AskedRequest asked, Decision.Stop decision) {
    Answer answer = decision.answer();
    if (asked.wants() == Wanted.PAGE) {
      verdicts.add(Verdict.SIGN_IN);
      return decision;
    }
    if (asked.wants() == Wanted.STATUS) {
      return status(site, asked, answer.status() == 403 ? 403 : 401);
    }
    if (answer.status() < 300) {
      // To the proxy, it would mean that the request may pass.
      return passOn(site, asked);
    }
    verdicts.add(Verdict.SIGN_IN);
    return decision;
  }

  /** An address of ours, which the proxy has to pass on instead of asking about it. */
  private Decision passOn(Site site, AskedRequest asked) {
    // A proxy that sees the status takes any other one for a fault of ours (nginx: 500).
    Answer answer =
        asked.wants() == Wanted.STATUS
            ? Answer.text(403, "")
            : Answer.text(404, "This address is Gatehouse's own\n");
    return stop(site, asked, Verdict.MISCONFIGURED, answer);
  }

  private Decision letIn(Site site, AskedRequest asked, Decision.Pass pass) {
    if (Paths.isOfGate(asked.request().path())) {
      return passOn(site, asked);
    }
    Optional<Caller> caller = pass.visit().caller();
    Optional<Deciding> denying =
        caller.flatMap(reader -> access.denying(site, asked.readings(), reader));
    denying.ifPresent(rule -> denials.note(pass.visit(), asked.request(), rule));
    if (denying.isPresent() || caller.isEmpty() && !access.isPublic(site, asked.readings())) {
      return refused(asked, pass);
    }
    if (asked.wants() == Wanted.PAGE) {
      return again(site, asked);
    }
    Answer answer = Answer.empty().setting(pass.cookies());
    return stop(site, asked, Verdict.LET_IN, IdentityHeaders.on(answer, caller));
  }

  /**
   * It may pass by now: between the question and this request, the reader signed in elsewhere, or
   * another node heard of a change. The proxy asks again, a few times: it may be the web server
   * itself that refuses, as it does a folder that has no page.
   */
  private Decision again(Site site, AskedRequest asked) {
    Incoming request = asked.request();
    String round = Paths.ENTER + request.pathAndQuery();
    if (!request.fetch().saysNavigate() || rounds.isOneTooMany(site, request, round)) {
      return stop(site, asked, Verdict.REFUSED, Answer.page(404, "/site/not-found", Map.of()));
    }
    rounds.signedIn(site, request, round);
    return stop(site, asked, Verdict.SIGN_IN, Answer.redirect(303, request.pathAndQuery()));
  }

  /** Signed in, but in none of the groups. */
  private Decision refused(AskedRequest asked, Decision.Pass pass) {
    verdicts.add(Verdict.REFUSED);
    Answer answer =
        asked.wants() == Wanted.STATUS
            ? Answer.text(403, "")
            : asked.request().isForPage()
                ? Answer.page(403, "/site/closed", Map.of())
                : Answer.json(403, "{\"reason\":\"group_missing\",\"message\":\"No access.\"}");
    return new Decision.Stop(Optional.of(pass.visit()), answer);
  }

  private Decision status(Site site, AskedRequest asked, int status) {
    Verdict verdict = status == 403 ? Verdict.REFUSED : Verdict.SIGN_IN;
    return stop(site, asked, verdict, Answer.text(status, ""));
  }

  private Decision stop(Site site, AskedRequest asked, Verdict verdict, Answer answer) {
    verdicts.add(verdict);
    return Decision.stop(site, asked.request(), answer);
  }
}
