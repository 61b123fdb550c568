package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.kit.SignedOutPage;
import dev.gatehouse.signin.login.LoginPage.Form;
import dev.gatehouse.signin.loop.SiteRedirects;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Chooses where visitors without a session sign in, by the site's visibility and connections. */
@ApplicationScoped
public class LoginRouting {
  @Inject Protocols protocols;
  @Inject SiteRedirects redirects;

  /** The answer to a visitor who asked for a protected page; {@code returnTo} is its path. */
  public Answer challenge(Site site, Incoming request, String returnTo) {
    Optional<LiveConnection> first = first(site);
    Visibility visibility = site.settings().getVisibility();
    boolean toLoginPage =
        visibility == Visibility.PASSWORD
            || visibility == Visibility.INVITED && first.filter(this::hasLoginUrl).isEmpty();
    if (toLoginPage) {
      return Answer.redirect(
          302, Incoming.withParameter(LoginPage.PATH, LoginPage.FORWARD, returnTo));
    }
    return first
        .map(live -> live.protocol().challenge(live, request, returnTo))
        .orElseGet(() -> SignedOutPage.of(site, returnTo));
  }

  /** The login page, or a redirect to the only backend that it would offer. */
  public Answer login(Site site, Incoming request, String forward) {
    return sendsOnTo(site, request)
        .map(live -> live.protocol().challenge(live, request, forward))
        .orElseGet(() -> page(site, request, forward).answer(200));
  }

  private Optional<LiveConnection> sendsOnTo(Site site, Incoming request) {
    List<LiveConnection> sending = withLoginUrl(site);
    Optional<LiveConnection> chosen =
        request.parameter(LoginPage.CONNECTION).flatMap(id -> named(id, sending));
    if (chosen.isPresent() || asksForPassword(site, request)) {
      return chosen;
    }
    return first(site)
        .filter(this::hasLoginUrl)
        .filter(
            live ->
                sending.size() == 1
                    || live.protocol().as(Ability.ReplacesLoginPage.class).isPresent());
  }

  private static Optional<LiveConnection> named(String id, List<LiveConnection> among) {
    return among.stream()
        .filter(live -> live.connection().getId().toString().equals(id))
        .findFirst();
  }

  private static boolean asksForPassword(Site site, Incoming request) {
    return isBypass(request) || site.settings().getVisibility() == Visibility.PASSWORD;
  }

  /** Whether the request asks for the password form, whatever opens the site. */
  public static boolean isBypass(Incoming request) {
    return request.parameter(LoginPage.BYPASS).filter("1"::equals).isPresent();
  }

  private LoginPage page(Site site, Incoming request, String forward) {
    if (isBypass(request)) {
      return page(site, Form.PERSON, forward);
    }
    if (site.settings().getVisibility() == Visibility.PASSWORD) {
      return page(site, Form.SHARED, forward);
    }
    return page(site, withLoginUrl(site).isEmpty() ? Form.PERSON : Form.NONE, forward);
  }

  /** The page with a form, and with a button for each connection that has a login URL. */
  LoginPage page(Site site, Form form, String forward) {
    return new LoginPage(site, form, withLoginUrl(site), forward);
  }

  private Optional<LiveConnection> first(Site site) {
    return protocols.live(site).stream().findFirst();
  }

  private List<LiveConnection> withLoginUrl(Site site) {
    return protocols.live(site).stream().filter(this::hasLoginUrl).toList();
  }

  /** One that leads out of Gatehouse. */
  private boolean hasLoginUrl(LiveConnection live) {
    if (live.protocol().as(Ability.KnowsLoginUrl.class).isPresent()) {
      return true;
    }
    String url = live.settings().getLoginUrl();
    return url != null && !redirects.isAtSite(url);
  }
}
