package dev.gatehouse.signin;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.recent.RecentSignIns;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.signin.request.Visit;
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

  /** Empty if they need not; programs are refused by what they call. */
  Optional<Decision> ask(Visit visit, Incoming request) {
    Site site = visit.site();
    if (request.isForPrograms() || site.isGate() || !mayLeadToArticle(request.path())) {
      return Optional.empty();
    }
    String page = challenge.page(site, request);
    if (!recent.isMissing(visit, page)) {
      return Optional.empty();
    }
    // The app did not ask the reader, or it does not say so: another round would end here as well.
    return Optional.of(
        request.isNavigation() && recent.onlyJustBegan(visit)
            ? refused.notAskedAgain(site, request, page)
            : challenge.again(site, request, site.settings().getSessions().recent()));
  }

  private static boolean mayLeadToArticle(String path) {
    return path.startsWith(ARTICLES) || path.equals(Paths.LOGIN) || path.equals(Paths.RETURN);
  }
}
