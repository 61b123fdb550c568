package dev.gatehouse.protocol.oidc;

import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.kit.PendingSignIns;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.tenant.ConnectionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sign-ins on their way through a provider. The {@code state} is the login key: it carries the page
 * and counts in the browser that began. {@code nonce} and code verifier are HMACs of it, so any
 * node can make them again and nobody else can; the verifier never leaves this server before the
 * code came back.
 */
@ApplicationScoped
class LoginAttempts {
  /** The check that fails with another state, as events show it. */
  static final String CHECK = "state";

  private static final String PURPOSE = "oidc sign-ins";

  @Inject KeyedFingerprint fingerprints;
  @Inject PendingSignIns pendingSignIns;

  private volatile KeyedFingerprint.Key key;

  /**
   * A sign-in that was begun in this browser.
   *
   * @param page where it leads
   */
  record LoginAttempt(String state, String page, String nonce, String verifier) {}

  /**
   * The provider's login page for a new sign-in.
   *
   * @param redirectUri where the provider sends the browser back to
   */
  URI address(LiveConnection connection, ProviderMetadata provider, String state, URI redirectUri) {
    ConnectionSettings settings = connection.settings();
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                Scope.parse(OidcOptions.scopes(settings)),
                new ClientID(OidcOptions.CLIENT_ID.of(settings)),
                redirectUri)
            .endpointURI(provider.authorization())
            .state(new State(state))
            .nonce(new Nonce(nonce(state)))
            .codeChallenge(new CodeVerifier(verifier(state)), CodeChallengeMethod.S256);
    OidcOptions.preset(settings).parameters(settings).forEach(request::customParameter);
    return request.build().toURI();
  }

  /**
   * The sign-in that a request answers.
   *
   * @throws Rejected if this browser began none with its state, or too long ago, or if it was sent
   *     to another provider than the one that answers
   */
  LoginAttempt answered(LiveConnection connection, Incoming request) throws Rejected {
    String id = String.valueOf(connection.connection().getId());
    if (!request.pathParameter(OidcProtocol.CALLBACK_PATH).equals(Optional.of(id))) {
      throw new Rejected(
              Rejection.OIDC_STATE_MISMATCH, "the redirect URI is that of another connection")
          .at(CHECK, OptionalLong.empty());
    }
    String state = request.parameter(Callback.STATE).orElse("");
    return pendingSignIns
        .page(connection, state, request)
        .map(page -> new LoginAttempt(state, page, nonce(state), verifier(state)))
        .orElseThrow(
            () ->
                new Rejected(
                        Rejection.OIDC_STATE_MISMATCH,
                        "state is not the key of a sign-in pending in this browser")
                    .at(CHECK, OptionalLong.empty()));
  }

  private String nonce(String state) {
    return key().fingerprint("nonce " + state);
  }

  /** 64 unreserved characters: "minimum length of 43 characters" (RFC 7636 section 4.1). */
  private String verifier(String state) {
    return key().fingerprint("code verifier " + state);
  }

  private KeyedFingerprint.Key key() {
    KeyedFingerprint.Key made = key;
    if (made == null) {
      made = fingerprints.derived(PURPOSE);
      key = made;
    }
    return made;
  }
}
