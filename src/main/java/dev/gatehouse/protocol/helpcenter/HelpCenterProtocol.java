package dev.gatehouse.protocol.helpcenter;

import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolDescription;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.protocol.kit.PendingSignIns;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.text.AppUrl;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.replay.ConsumedJtis;
import dev.gatehouse.token.replay.SingleUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * HelpCenter.io. A reader is sent to the login URL with a key; the company's app answers with a
 * token whose {@code jti} is that key. The embedded widget and the API send a token at every call
 * instead, which begins no session and may come any number of times.
 */
@ApplicationScoped
public class HelpCenterProtocol implements Protocol, Ability.GivesRedirectKeys {
  /** Where the company's app sends the reader back to. */
  static final String SIGN_IN_PATH = "/sso/jwt";

  static final String PARAMETER = "jwt";

  @Inject PendingSignIns pendingSignIns;
  @Inject ConsumedJtis consumedJtis;

  @Override
  public String name() {
    return "helpcenter";
  }

  @Override
  public ProtocolDescription description() {
    return new HelpCenterDescription();
  }

  @Override
  public Set<String> signInPaths(ConnectionSettings settings) {
    return Set.of(SIGN_IN_PATH);
  }

  @Override
  public Set<String> tokenParameters() {
    return Set.of(PARAMETER);
  }

  @Override
  public List<Credential> find(Incoming request, ConnectionSettings settings) {
    if (request.isForPrograms()) {
      Surface surface = request.path().startsWith("/api/widget/") ? Surface.WIDGET : Surface.API;
      return request.bearer().map(token -> Credential.sent(token, surface)).stream().toList();
    }
    if (request.isAt(SIGN_IN_PATH)) {
      String token = request.parameter(PARAMETER).orElse("");
      return List.of(Credential.sent(token, Surface.REDIRECT));
    }
    return request
        .parameter(PARAMETER)
        .filter(token -> !token.isEmpty())
        .map(token -> Credential.sent(token, Surface.PAGE))
        .stream()
        .toList();
  }

  @Override
  public ClaimRules rules(LiveConnection connection, Surface surface) {
    return HelpCenterClaims.rules(connection.settings(), surface);
  }

  @Override
  public String redirectClaim() {
    return "jti";
  }

  @Override
  public boolean mayStartItself(ConnectionSettings settings) {
    return HelpCenterDescription.ALLOW_UNSOLICITED.of(settings);
  }

  @Override
  public Identity identity(LiveConnection connection, Claims claims) {
    return HelpCenterClaims.identity(claims, connection.settings());
  }

  @Override
  public Admission admit(Admission verified, Incoming request) throws Rejected {
    return verified.credential().surface().isForPrograms()
        ? verified
        : verified.beginning(verified.connection().sessionLifetime(), returnTo(verified, request));
  }

  private String returnTo(Admission admission, Incoming request) throws Rejected {
    LiveConnection connection = admission.connection();
    if (admission.credential().surface() == Surface.PAGE) {
      requireUnsolicitedAllowed(admission);
      return ReturnTarget.of(request.withoutTokens()).orElse(connection.site().home());
    }
    Optional<String> pending = pending(connection, request, admission.token());
    if (pending.isEmpty()) {
      requireUnsolicitedAllowed(admission);
    }
    return pending.orElse(connection.site().home());
  }

  /** "jti set to the key we passed: the bit that ties together the redirect-and-return." */
  private Optional<String> pending(
      LiveConnection connection, Incoming request, VerifiedToken token) {
    if (BrowserCookies.first(request).isEmpty()) {
      // Nothing can be pending: the company's app began the sign-in by itself.
      return Optional.empty();
    }
    String key = token.claims().exact("jti").orElseThrow();
    return pendingSignIns.page(connection, key, request);
  }

  private void requireUnsolicitedAllowed(Admission admission) throws Rejected {
    LiveConnection connection = admission.connection();
    if (mayStartItself(connection.settings())) {
      return;
    }
    SingleUse use = admission.singleUse().orElseThrow();
    if (consumedJtis.contains(use)) {
      throw use.replayed();
    }
    throw new Rejected(
        Rejection.JWT_KEY_MISMATCH, "jti is not the key of a sign-in pending in this browser");
  }

  @Override
  public boolean mayLandElsewhere(Incoming request) {
    return false;
  }

  @Override
  public Answer refuse(Refusal refusal, Incoming request) {
    Surface surface = refusal.credential().surface();
    if (surface.isForPrograms()) {
      return refusal.forProgram();
    }
    String asked = surface == Surface.PAGE ? request.withoutTokens() : asked(refusal, request);
    return RefusedPage.of(refusal, asked, Rejection.JWT_KEY_MISMATCH, request);
  }

  /**
   * The page that the key of a token remembers which a key of this connection signed; else the one
   * that this browser asked for last.
   */
  private String asked(Refusal refusal, Incoming request) {
    LiveConnection connection = refusal.connection();
    if (connection == null) {
      return "/";
    }
    return connection
        .signed(refusal.credential().token(), redirectClaim())
        .flatMap(key -> pendingSignIns.page(connection, key))
        .or(() -> pendingSignIns.latest(connection, request))
        .orElse("/");
  }

  @Override
  public RedirectKey begin(LiveConnection connection, Incoming request, String page) {
    PendingSignIns.Begun begun = pendingSignIns.begin(connection, request, page);
    return new RedirectKey(begun.key(), begun.cookies());
  }

  @Override
  public Answer challenge(LiveConnection connection, Incoming request, String returnTo) {
    RedirectKey begun = begin(connection, request, returnTo);
    String subdomain = connection.site().settings().getSubdomain();
    String url =
        Incoming.withParameter(
            AppUrl.location(connection.settings().getLoginUrl()), "subdomain", subdomain);
    return Answer.redirect(302, Incoming.withParameter(url, "key", begun.key()))
        .setting(begun.cookies());
  }

  /** "Where to send visitors after they log out. Defaults to your help center root." */
  @Override
  public Answer afterSignOut(LiveConnection connection, Incoming request) {
    String logoutUrl = AppUrl.location(connection.settings().getLogoutUrl());
    return Answer.redirect(303, logoutUrl == null ? connection.site().home() : logoutUrl);
  }

  @Override
  public String eventName(Surface surface, boolean accepted) {
    String flow = surface.isForPrograms() ? "widget_jwt" : "sso.redirect_flow";
    return flow + (accepted ? ".accepted" : ".rejected");
  }
}
