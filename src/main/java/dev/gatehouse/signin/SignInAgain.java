package dev.gatehouse.signin;

import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.signin.recent.RecentSignIns;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.signin.sister.SisterSites;
import dev.gatehouse.signin.token.RefusedSignIns;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Sends readers to sign in again before they see an article that asks for a recent sign-in, and
 * back to it. Their session goes on meanwhile: whoever turns back has lost nothing.
 */
@ApplicationScoped
class SignInAgain {
  private static final String ARTICLES = "/article/";

  @Inject RecentSignIns recent;
  @Inject Challenge challenge;
  @Inject RefusedSignIns refused;
  @Inject SisterSites sisterSites;

  /** Empty if they need not; programs are refused by what they call. */
  Optional<Decision> ask(Visit visit, Incoming request) {
    Site site = visit.site();
    if (request.isForPrograms() || !mayLeadToArticle(request.path())) {
      return Optional.empty();
    }
    String page = challenge.page(site, request);
    boolean ofCompany = site.isGate() && !recent.isOfSister(page);
    if (ofCompany || !recent.isMissing(visit, page)) {
      return Optional.empty();
    }
    Optional<Decision> whereTheySignedIn = elsewhere(visit, request, page);
    if (whereTheySignedIn.isPresent()) {
      return whereTheySignedIn;
    }
    // The app did not ask the reader, or it does not say so: another round would end here as well.
    return Optional.of(
        request.isNavigation() && recent.onlyJustBegan(visit)
            ? refused.notAskedAgain(
                site, request, page, visit.signedIn().authenticated(), recent.atMost(site, page))
            : challenge.again(site, request, recent.atMost(site, page)));
  }

  /**
   * Leads to the login page, and from there on, who would be handed over to a site that asks for a
   * recent sign-in.
   */
  Optional<Decision> beforeMoving(Site site, Incoming request, Optional<LiveSession> session) {
    String page = request.pathAndQuery();
    boolean asks = request.isNavigation() && !request.prefetch() && recent.isOfSister(page);
    if (!asks || session.filter(live -> isRecent(site, request, live)).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        Decision.stop(
            site,
            request,
            Answer.redirect(303, Incoming.withParameter(Paths.LOGIN, "forward", page))));
  }

  private boolean isRecent(Site site, Incoming request, LiveSession session) {
    Visit visit = Decision.pass(site, request, session).visit();
    return !recent.isMissing(visit, request.pathAndQuery());
  }

  /** Whom another site let in may have no way to sign in here. */
  private Optional<Decision> elsewhere(Visit visit, Incoming request, String page) {
    return Optional.ofNullable(visit.signedIn())
        .map(Visit.SignedIn::through)
        .filter(any -> request.isNavigation())
        .flatMap(through -> sisterSites.askAgain(visit.site(), request, through, page))
        .map(answer -> Decision.stop(visit.site(), request, answer));
  }

  private static boolean mayLeadToArticle(String path) {
    return path.startsWith(ARTICLES)
        || path.startsWith(FileAddress.FOLDER)
        || path.equals(Paths.LOGIN)
        || path.equals(Paths.RETURN);
  }
}
