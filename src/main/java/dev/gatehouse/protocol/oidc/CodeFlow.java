package dev.gatehouse.protocol.oidc;

import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.protocol.Address;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.oidc.LoginAttempts.LoginAttempt;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.jwk.KeySource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** What follows when a browser comes back from a provider (Core section 3.1.2.5 to 3.1.3.8). */
@ApplicationScoped
class CodeFlow {
  @Inject Providers providers;
  @Inject LoginAttempts attempts;
  @Inject TokenEndpoint tokenEndpoint;
  @Inject UserInfo userInfo;

  /**
   * A sign-in that holds.
   *
   * @param token with the claims of the user information
   * @param idToken as the provider signed it
   */
  record Completed(VerifiedToken token, LoginAttempt attempt, String idToken) {}

  static URI redirectUri(LiveConnection connection, Incoming request) {
    return redirectUri(connection, request.origin());
  }

  static URI redirectUri(LiveConnection connection, String origin) {
    long id = connection.connection().getId();
    return URI.create(origin + Address.ofConnection(OidcProtocol.CALLBACK_PATH, id));
  }

  /**
   * The ID token for a code, whose signature and claims are still to be checked.
   *
   * @throws Rejected if there is none, or no key that could verify it
   */
  String idToken(LiveConnection connection, String code, Incoming request) throws Rejected {
    LoginAttempt attempt = attempts.answered(connection, request);
    String token = tokens(connection, code, attempt, request).idToken();
    KeySource keys = connection.keySource();
    if (keys.of(token).isEmpty()) {
      throw Providers.unavailable(
          new CallFailed("its keys: " + keys.trouble().orElse("none fits the algorithm")));
    }
    return token;
  }

  private IssuedTokens tokens(
      LiveConnection connection, String code, LoginAttempt attempt, Incoming request)
      throws Rejected {
    ProviderMetadata provider = providers.of(connection);
    new Callback(request).requireCode(provider);
    return tokenEndpoint.exchange(connection, provider, attempt, code, request);
  }

  /**
   * The sign-in by a verified ID token.
   *
   * @throws Rejected if the token answers another sign-in, or does not fit what came with it
   */
  Completed completed(LiveConnection connection, VerifiedToken token, String code, Incoming request)
      throws Rejected {
    LoginAttempt attempt = attempts.answered(connection, request);
    if (!token.claims().exact(OidcClaims.NONCE).equals(Optional.of(attempt.nonce()))) {
      throw new Rejected(
              Rejection.OIDC_NONCE_MISMATCH, "nonce is not that of the sign-in that was answered")
          .at(SignInChecks.REDIRECT_KEY, OptionalLong.empty());
    }
    // Kept from a moment ago.
    IssuedTokens tokens = tokens(connection, code, attempt, request);
    tokens.requireFitting(token, connection.settings().getAlgorithm());
    return new Completed(whole(connection, token, tokens), attempt, tokens.idToken());
  }

  private VerifiedToken whole(LiveConnection connection, VerifiedToken token, IssuedTokens tokens)
      throws Rejected {
    return OidcOptions.USER_INFO.of(connection.settings())
        ? new VerifiedToken(
            userInfo.added(
                connection.connection().tenantId(),
                token.claims(),
                providers.of(connection),
                tokens),
            token.header(),
            token.key(),
            token.verifiedAt(),
            token.singleUse(),
            token.rules())
        : token;
  }
}
