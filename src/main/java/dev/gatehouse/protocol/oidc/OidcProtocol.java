package dev.gatehouse.protocol.oidc;

import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.ProviderHosts;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Address;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolDescription;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.PendingSignIns;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.jwk.PublishedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * OpenID Connect. A reader is sent to the company's identity provider and comes back with a code,
 * for which the provider hands out an ID token over the back channel.
 */
@ApplicationScoped
public class OidcProtocol
    implements Protocol,
        Ability.KnowsLoginUrl,
        Ability.AnswersRedirect,
        Ability.ExchangesCodes,
        Ability.PublishesKeys,
        Ability.KeepsTokens,
        Ability.LearnsClaims,
        Ability.ChecksMore,
        Ability.TriesOut {
  /**
   * A redirect URI of its own for each connection, so that a provider that readers also use here
   * cannot take in the code of another one: "use … a distinct redirect URI for each issuer" (RFC
   * 9700 section 4.4.2).
   */
  static final String CALLBACK_PATH = "/sso/oidc/callback/" + Address.CONNECTION;

  @Inject ProviderHosts hosts;
  @Inject Providers providers;
  @Inject ProviderFailures failures;
  @Inject LoginAttempts attempts;
  @Inject CodeFlow flow;
  @Inject ProviderSignOut signOut;
  @Inject PendingSignIns pendingSignIns;
  @Inject ProviderTrial trial;

  @Override
  public String name() {
    return "oidc";
  }

  @Override
  public ProtocolDescription description() {
    return new OidcDescription(hosts);
  }

  @Override
  public Set<String> signInPaths(ConnectionSettings settings) {
    return Set.of(CALLBACK_PATH);
  }

  @Override
  public List<Credential> find(Incoming request, ConnectionSettings settings) {
    return request.isAt(CALLBACK_PATH)
        ? List.of(Credential.sent(request.parameter(Callback.CODE).orElse(""), Surface.REDIRECT))
        : List.of();
  }

  @Override
  public ClaimRules rules(LiveConnection connection, Surface surface) {
    return OidcClaims.rules(connection.settings());
  }

  @Override
  public Identity identity(LiveConnection connection, Claims claims) {
    return OidcClaims.identity(claims, connection.settings());
  }

  @Override
  public List<CheckResult> furtherChecks(LiveConnection connection, Claims claims) {
    return OidcClaims.furtherChecks(claims, connection.settings());
  }

  @Override
  public List<Finding> tryOut(
      TenantId site, ConnectionSettings settings, Optional<LiveConnection> stored) {
    return trial.run(site, settings, stored);
  }

  @Override
  public String redirectClaim() {
    return OidcClaims.NONCE;
  }

  @Override
  public Optional<String> answeredKey(Claims claims, Incoming request) {
    return request.parameter(Callback.STATE);
  }

  /** A provider's portal links to any page, which begins a sign-in of ours. */
  @Override
  public boolean mayStartItself(ConnectionSettings settings) {
    return false;
  }

  @Override
  public List<String> codeChecks(List<String> ofToken) {
    List<String> all = new ArrayList<>(ofToken);
    all.addAll(
        all.indexOf(SignInChecks.ENABLED) + 1,
        List.of(LoginAttempts.CHECK, Providers.CHECK, TokenEndpoint.CHECK));
    all.addAll(
        all.indexOf(SignInChecks.REDIRECT_KEY) + 1, List.of(IssuedTokens.CHECK, UserInfo.CHECK));
    return all;
  }

  @Override
  public boolean areSignedElsewhere() {
    return true;
  }

  @Override
  public boolean learnsClaims(ConnectionSettings settings) {
    return OidcOptions.USER_INFO.of(settings);
  }

  @Override
  public String exchange(LiveConnection connection, String code, Incoming request) throws Rejected {
    return flow.idToken(connection, code, request);
  }

  @Override
  public PublishedKeys.Address keySet(Connection connection) {
    Providers.Asked provider = Providers.Asked.of(connection);
    return new PublishedKeys.Address() {
      @Override
      public URI find() throws CallFailed {
        return providers.of(provider).jwks();
      }

      @Override
      public URI known() throws CallFailed {
        return providers.known(provider).jwks();
      }
    };
  }

  @Override
  public Admission admit(Admission verified, Incoming request) throws Rejected {
    LiveConnection connection = verified.connection();
    String code = verified.credential().token();
    CodeFlow.Completed done = flow.completed(connection, verified.token(), code, request);
    Duration lifetime = connection.sessionLifetime();
    Admission admitted =
        Admission.of(connection, verified.credential(), done.token())
            .beginning(lifetime, done.attempt().page())
            .setting(signOut.keeping(connection, request, done.idToken(), lifetime));
    for (String remark : OidcClaims.remarks(done.token().claims(), connection.settings())) {
      admitted = admitted.telling(remark);
    }
    return admitted;
  }

  @Override
  public Answer refuse(Refusal refusal, Incoming request) {
    String asked = asked(refusal, request);
    return RefusedPage.of(refusal, asked, Rejection.OIDC_STATE_MISMATCH, request);
  }

  /** The page that the state remembers, or else the one that this browser asked for last. */
  private String asked(Refusal refusal, Incoming request) {
    LiveConnection connection = refusal.connection();
    if (connection == null) {
      return refusal.site().home();
    }
    return request
        .parameter(Callback.STATE)
        .flatMap(state -> pendingSignIns.page(connection, state))
        .or(() -> pendingSignIns.latest(connection, request))
        .orElse(refusal.site().home());
  }

  @Override
  public Answer challenge(LiveConnection connection, Incoming request, String returnTo) {
    try {
      ProviderMetadata provider = providers.of(connection);
      PendingSignIns.Begun begun = pendingSignIns.begin(connection, request, returnTo);
      URI address =
          attempts.address(
              connection, provider, begun.key(), CodeFlow.redirectUri(connection, request));
      return Answer.redirect(302, address.toString()).setting(begun.cookies());
    } catch (Rejected e) {
      return failures.page(connection, e, request, returnTo);
    }
  }

  @Override
  public Answer afterSignOut(LiveConnection connection, Incoming request) {
    return signOut
        .answer(connection, request)
        .orElseGet(() -> Protocol.super.afterSignOut(connection, request));
  }

  @Override
  public List<String> signOutCookies(Site site, Incoming request) {
    return ProviderSignOut.forgetting(site, request);
  }
}
