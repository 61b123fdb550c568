package dev.gatehouse.protocol.helpsite;

import dev.gatehouse.config.Configuration;
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
import dev.gatehouse.protocol.kit.KeptToken;
import dev.gatehouse.protocol.kit.ReaderClaims;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.protocol.kit.SignedOutPage;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.text.AppUrl;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * HelpSite. The token is the session: it comes once with the address of any page, is kept in a
 * cookie, and is verified at every request, so that an expired one or an ended key ends access at
 * once. It need not identify the reader, and is never consumed.
 *
 * <p>"Choose the JWT option and save the form yet again. This will cause a new secret key": keys
 * are renewed with the site's visibility.
 */
@ApplicationScoped
public class HelpSiteProtocol implements Protocol, Ability.KeepsTokens, Ability.RenewsKeys {
  static final String PARAMETER = "jwt";

  private static final String LOGIN = "/login";

  /**
   * "We will store the JWT in a permanent cookie", or the company sets it "on the bare domain like
   * .yourdomain.com".
   */
  private static final KeptToken COOKIE = new KeptToken("helpsite_jwt");

  @Inject Configuration configuration;

  @Override
  public String name() {
    return "helpsite";
  }

  @Override
  public ProtocolDescription description() {
    return new HelpSiteDescription();
  }

  @Override
  public Set<String> tokenParameters() {
    return Set.of(PARAMETER);
  }

  /** "Append the jwt query string parameter to whatever page URL you want." */
  @Override
  public List<Credential> find(Incoming request, ConnectionSettings settings) {
    Surface surface = request.isForPrograms() ? Surface.API : Surface.PAGE;
    List<Credential> found = new ArrayList<>();
    if (surface == Surface.PAGE) {
      request
          .parameter(PARAMETER)
          .filter(token -> !token.isEmpty())
          .ifPresent(token -> found.add(Credential.sent(token, surface)));
    }
    COOKIE.of(request).forEach(token -> found.add(Credential.kept(token, surface)));
    return found;
  }

  @Override
  public ClaimRules rules(LiveConnection connection, Surface surface) {
    return HelpSiteClaims.rules(
        connection.settings().getClockSkewSeconds(), connection.site().settings().getSubdomain());
  }

  @Override
  public Identity identity(LiveConnection connection, Claims claims) {
    return ReaderClaims.identity(claims, Map.of());
  }

  @Override
  public Admission admit(Admission verified, Incoming request) {
    if (verified.credential().kept()) {
      return verified;
    }
    Site site = verified.connection().site();
    return verified
        .answering(Answer.redirect(303, page(site, request)))
        .setting(COOKIE.keeping(site, request, verified.credential().token(), KeptToken.LONGEST));
  }

  @Override
  public boolean mayLandElsewhere(Incoming request) {
    return false;
  }

  @Override
  public Answer refuse(Refusal refusal, Incoming request) {
    if (refusal.credential().surface().isForPrograms()) {
      return refusal.forProgram();
    }
    String page = page(refusal.site(), request);
    String asked =
        request.path().equals(LOGIN)
            ? ReturnTarget.in(request, "forward").orElse(refusal.site().home())
            : page;
    JwtError error = JwtError.of(refusal.cause());
    return refusal.connection() == null || refusal.connection().settings().getLoginUrl() == null
        ? SignedOutPage.of(refusal.site(), error.sentence(), refusal.traceId(), asked)
        : Answer.redirect(302, explained(refusal.connection(), error, request, asked));
  }

  @Override
  public Answer challenge(LiveConnection connection, Incoming request, String returnTo) {
    return connection.settings().getLoginUrl() == null
        ? SignedOutPage.of(connection.site(), JwtError.MISSING.sentence(), null, returnTo)
        : Answer.redirect(302, explained(connection, JwtError.MISSING, request, returnTo));
  }

  @Override
  public List<String> signOutCookies(Site site, Incoming request) {
    return COOKIE.clearing(site, request, configuration.baseDomain());
  }

  /** The page asked for, without the token. */
  private String page(Site site, Incoming request) {
    return ReturnTarget.of(request.withoutTokens()).orElse(site.home());
  }

  /**
   * "We'll include query string parameters expected_aud and from_url to help provide more context
   * on what the user was attempting to access."
   */
  private static String explained(
      LiveConnection connection, JwtError error, Incoming request, String asked) {
    String subdomain = connection.site().settings().getSubdomain();
    String url = AppUrl.location(connection.settings().getLoginUrl());
    url = Incoming.withParameter(url, "jwt_error", error.text());
    url = Incoming.withParameter(url, "expected_aud", subdomain);
    return Incoming.withParameter(url, "from_url", request.origin() + asked);
  }
}
