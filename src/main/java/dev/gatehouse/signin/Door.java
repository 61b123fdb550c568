package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.session.LiveSessions;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.signin.login.LoginForms;
import dev.gatehouse.signin.login.LoginRouting;
import dev.gatehouse.signin.loop.Rounds;
import dev.gatehouse.signin.request.AllowedMethods;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.signin.sister.SisterSites;
import dev.gatehouse.signin.swap.SwapPage;
import dev.gatehouse.signin.team.TeamSignIn;
import dev.gatehouse.signin.token.RefusalChains;
import dev.gatehouse.signin.token.SignIn;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what happens to a request to a tenant's host, in this order: a credential in the request
 * signs in or is refused, a live session passes, open pages pass, any other request is challenged.
 */
@ApplicationScoped
class Door {
  @Inject Sites sites;
  @Inject LiveSessions liveSessions;
  @Inject Protocols protocols;
  @Inject SignIn signIn;
  @Inject SignOut signOut;
  @Inject SisterSites sisterSites;
  @Inject TeamSignIn teamSignIn;
  @Inject StudioKeys studioKeys;
  @Inject SwapPage swapPage;
  @Inject LoginRouting routing;
  @Inject LoginForms loginForms;
  @Inject Reload reload;
  @Inject Rounds rounds;
  @Inject RefusalChains chains;
  @Inject Challenge challenge;
  @Inject SignInAgain signInAgain;
  @Inject RefusedWindow refusedWindow;

  /** The decision; asks the database only for what memory does not know. */
  Decision decide(Incoming request) {
    return site(request.host())
        .map(found -> ofGate(found, request, decide(found, request)))
        .orElseGet(() -> unknownHost(request));
  }

  /** The site of a host; asks the database only for what memory does not know. */
  Optional<Site> site(HostName host) {
    return sites.ifFresh(host).orElseGet(() -> sites.byHost(host));
  }

  /** At a gated site, all pages but those for signing in and out are the company's. */
  private static Decision ofGate(Site site, Incoming request, Decision decision) {
    boolean ours = Paths.isOfGate(request.path()) || request.forBackend();
    return site.isGate() && decision instanceof Decision.Pass && !ours
        ? Decision.stop(site, request, notFound(request))
        : decision;
  }

  private Decision decide(Site site, Incoming request) {
    if (Paths.isForeign(request.path())) {
      return Decision.stop(site, request, notFound(request));
    }
    Optional<Answer> byMethod = AllowedMethods.answer(request);
    if (byMethod.isPresent() && !protocols.isSignIn(site, request)) {
      return Decision.stop(site, request, byMethod.get());
    }
    boolean asset = site.isGate() && Paths.isAssetOfGate(request.path());
    if (asset || Paths.isAsset(request.path()) || request.forBackend()) {
      return Decision.pass(site, request, Optional.empty());
    }
    Optional<LiveSession> session = session(site, request);
    if (Paths.isSignOut(request)) {
      return Decision.stop(site, request, signOut.answer(site, request, session));
    }
    boolean mayRefuse = site.isGated() && !Paths.isOpen(request) && mayRefuse(site, request);
    Decision decision =
        known(site, request, session, mayRefuse).orElseGet(() -> withoutCredential(site, request));
    return noted(site, request, decision);
  }

  /** The live session that a browser brings. */
  Optional<LiveSession> session(Site site, Incoming request) {
    Optional<LiveSession> session =
        ReaderCookie.token(request).flatMap(token -> session(site, token));
    session.ifPresent(live -> rounds.stayedSignedIn(site, request, live.landedAt()));
    if (request.isNavigation() || request.form()) {
      session.ifPresent(live -> liveSessions.used(site, live));
    }
    return session;
  }

  private Optional<LiveSession> session(Site site, String token) {
    return liveSessions.ifFresh(site, token).orElseGet(() -> liveSessions.find(site, token));
  }

  /** The decision, after which those who got in count as not refused. */
  Decision noted(Site site, Incoming request, Decision decision) {
    if (decision instanceof Decision.Pass || decision.caller().isPresent()) {
      chains.broken(site, request);
    }
    return refusedWindow.leaving(site, request, decision);
  }

  /**
   * What follows from a credential or a session; empty if there is none.
   *
   * @param mayRefuse whether a bad token that the browser keeps is refused, and not ignored
   */
  Optional<Decision> known(
      Site site, Incoming request, Optional<LiveSession> session, boolean mayRefuse) {
    // The first step that applies decides: a sign-in that waits, a team member's way, the way from
    // another site, a reload of an address that still has its token, a credential, a sign-in
    // address, the login form, the session, a token that the browser keeps.
    Optional<Decision> sent =
        mayBringCredential(site, request) ? sent(site, request, session) : Optional.empty();
    return sent.or(
            () -> session.map(live -> onward(site, request, Decision.pass(site, request, live))))
        .or(() -> kept(site, request, mayRefuse));
  }

  /** Most requests are for a page and bring at most a cookie: no protocol need look at them. */
  private boolean mayBringCredential(Site site, Incoming request) {
    return !request.parameters().isEmpty()
        || request.authorization() != null
        || !request.tokenHeaders().isEmpty()
        || Paths.isSignInOrOut(request.path())
        || !request.isReading()
        || protocols.isSignIn(site, request);
  }

  private Optional<Decision> sent(Site site, Incoming request, Optional<LiveSession> session) {
    return swapPage
        .decide(site, request, session, held -> brought(site, held, session))
        .or(() -> teamSignIn.decide(site, request, session))
        .or(() -> studioKeys.decide(site, request))
        .or(() -> brought(site, request, session))
        .or(() -> leftOver(site, request))
        .or(() -> loginForm(site, request, session));
  }

  /** What a request brings in order to sign in. */
  private Optional<Decision> brought(Site site, Incoming request, Optional<LiveSession> session) {
    return signInAgain
        .beforeMoving(site, request, session)
        .or(() -> sisterSites.decide(site, request, session))
        .or(() -> session.flatMap(live -> reload.decide(site, request, live)))
        .or(() -> signIn.decide(site, request));
  }

  /**
   * A sign-in address has no page: a link preview or a prefetch ends there, with or without a
   * session.
   */
  private Optional<Decision> leftOver(Site site, Incoming request) {
    return protocols.isSignIn(site, request)
        ? Optional.of(Decision.stop(site, request, SsoApplication.leftOver()))
        : Optional.empty();
  }

  /** Counts in a browser that has a session, too, as does a link to the form. */
  private Optional<Decision> loginForm(Site site, Incoming request, Optional<LiveSession> session) {
    return LoginForms.isSent(request)
        ? Optional.of(new Decision.Typed(site))
        : loginForms
            .page(site, request, session.isPresent())
            .map(answer -> Decision.stop(site, request, answer));
  }

  /** Whether a bad kept token keeps a browser from a page that is not open. */
  boolean mayRefuse(Site site, Incoming request) {
    boolean askedForPassword = site.settings().getVisibility() == Visibility.PASSWORD;
    // A page's pictures and scripts would otherwise write an event each, and go to the login URL.
    return !askedForPassword
        && (request.isForPage() || !request.asked() && request.isForPrograms());
  }

  private Optional<Decision> kept(Site site, Incoming request, boolean mayRefuse) {
    return signIn
        .decideKept(site, request, mayRefuse)
        .map(decision -> onward(site, request, stayed(site, request, decision)));
  }

  private Decision stayed(Site site, Incoming request, Decision decision) {
    if (decision instanceof Decision.Pass) {
      rounds.stayedSignedIn(site, request, request.pathAndQuery());
    }
    return decision;
  }

  /**
   * Signed-in readers are sent on from the login page. Those who came in without a name, by a token
   * or a shared password, may still sign in there as users or team members.
   */
  private Decision onward(Site site, Incoming request, Decision decision) {
    if (!(decision instanceof Decision.Pass pass)) {
      return decision;
    }
    Optional<Decision> again = signInAgain.ask(pass.visit(), request);
    if (again.isPresent()) {
      return again.get();
    }
    boolean atLogin = request.path().equals(Paths.LOGIN);
    boolean isIdentified = decision.caller().map(Caller::isIdentified).orElse(false);
    if (atLogin && LoginRouting.isBypass(request) && !isIdentified) {
      return Decision.stop(
          site, request, routing.login(site, request, Challenge.forward(site, request)));
    }
    if (atLogin || request.path().equals(Paths.RETURN)) {
      return Decision.stop(site, request, Answer.redirect(303, Challenge.forward(site, request)));
    }
    return decision;
  }

  private Decision withoutCredential(Site site, Incoming request) {
    boolean mayPass = !site.isGated() || Paths.isOpen(request);
    boolean isReturn = site.isGated() && request.path().equals(Paths.RETURN);
    return mayPass && !request.path().equals(Paths.LOGIN) && !isReturn
        ? onward(site, request, Decision.pass(site, request, Optional.empty()))
        : challenge.decide(site, request);
  }

  private static Decision unknownHost(Incoming request) {
    Answer answer =
        request.isForPrograms() ? Challenges.nothingThere() : Answer.text(404, "Not found\n");
    return new Decision.Stop(Optional.empty(), answer);
  }

  private static Answer notFound(Incoming request) {
    // Faces refuses to render a page for an unknown method.
    return request.isForPrograms() || !request.isReading()
        ? Answer.text(404, "Not found\n")
        : Answer.page(404, "/site/not-found", Map.of());
  }
}
