package dev.gatehouse.protocol.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import dev.gatehouse.config.AddressRange;
import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.outgoing.OutgoingCalls;
import dev.gatehouse.outgoing.Reply;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.oidc.LoginAttempts.LoginAttempt;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.secret.Throttle;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.text.ShownValue;
import dev.gatehouse.token.KeyUse;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Exchanges codes for tokens (RFC 6749 section 4.1.3, RFC 7636 section 4.5). A provider takes a
 * code once; so its tokens are kept for a minute, for the second half of a double click and for a
 * reload after the database did not answer. The ID token itself signs in once.
 */
@ApplicationScoped
class TokenEndpoint {
  /** The check that fails with a code, as events show it. */
  static final String CHECK = "code";

  private static final Duration KEPT = Duration.ofMinutes(1);

  @Inject Clock clock;
  @Inject OutgoingCalls calls;
  @Inject SigningKeys signingKeys;
  @Inject KeyUse keyUse;

  /** The double clicks and old bookmarks of a company behind one address are fewer. */
  private static final int FREE_REFUSALS = 100;

  private final SharedWork<String, IssuedTokens> exchanged =
      new SharedWork<>(KEPT, IssuedTokens::bytes);

  private Throttle refusals;

  @PostConstruct
  void set() {
    refusals = new Throttle(clock, FREE_REFUSALS);
  }

  /**
   * The tokens for a code. Whoever brings one made-up code after the other waits: each would have
   * the provider called.
   *
   * @param request with which the provider sent the browser back
   * @throws Rejected if there are none
   */
  IssuedTokens exchange(
      LiveConnection connection,
      ProviderMetadata provider,
      LoginAttempt attempt,
      String code,
      Incoming request)
      throws Rejected {
    long id = connection.connection().getId();
    String client = AddressRange.network(request.address()) + " " + id;
    try {
      return exchanged.get(
          Fingerprint.of(id + " " + attempt.state() + " " + code),
          () -> {
            requireNoWait(client);
            try {
              URI redirectUri = CodeFlow.redirectUri(connection, request);
              IssuedTokens tokens = asked(connection, provider, attempt, code, redirectUri);
              refusals.forget(client);
              return tokens;
            } catch (Rejected e) {
              // A wrong client secret is no fault of the readers, who may all share an address.
              if (e.reason() != Rejection.OIDC_CLIENT_REJECTED) {
                refusals.failed(client);
              }
              throw e;
            }
          });
    } catch (CallFailed e) {
      throw Providers.unavailable(e);
    }
  }

  private void requireNoWait(String client) throws Rejected {
    Duration wait = refusals.remaining(client);
    if (!wait.isZero()) {
      throw refused(
          Rejection.OIDC_CODE_REJECTED,
          "the provider refused too many codes from this address; wait "
              + (wait.toSeconds() + 1)
              + " seconds");
    }
  }

  private IssuedTokens asked(
      LiveConnection connection,
      ProviderMetadata provider,
      LoginAttempt attempt,
      String code,
      URI redirectUri)
      throws Rejected, CallFailed {
    Optional<SigningKey> key = newestKey(connection);
    TokenRequest request =
        new TokenRequest(code, attempt.verifier(), redirectUri)
            .by(
                OidcOptions.CLIENT_ID.of(connection.settings()),
                key.map(signingKeys::secret),
                provider);
    Reply reply = request.send(calls, connection.connection().tenantId(), provider);
    if (reply.isOk()) {
      key.ifPresent(used -> keyUse.note(used.getId(), clock.instant()));
      return issued(reply);
    }
    int status = reply.status();
    if (TokenRequest.isBusy(status)) {
      throw new CallFailed("status " + status + " at the token endpoint");
    }
    String error = TokenRequest.error(reply);
    Cause cause = TokenRequest.cause(reply, key.isPresent()).orElse(null);
    throw refused(
            TokenRequest.isAboutClient(error)
                ? Rejection.OIDC_CLIENT_REJECTED
                : Rejection.OIDC_CODE_REJECTED,
            "error " + error + ", status " + status)
        .comparing(
            () ->
                Discrepancy.of(
                    "error " + error,
                    cause == Cause.REDIRECT_URI_MISMATCH
                        ? "redirect_uri " + ShownValue.of(redirectUri.toString())
                        : null,
                    cause));
  }

  /** The client secret that counts; empty for a public client. */
  Optional<String> newestSecret(LiveConnection connection) {
    return newestKey(connection).map(signingKeys::secret);
  }

  private Optional<SigningKey> newestKey(LiveConnection connection) {
    return connection.site().activeKeys(connection.connection(), clock.instant()).stream()
        .filter(key -> !key.isPublic())
        .max(Comparator.comparing(SigningKey::getCreatedAt).thenComparing(SigningKey::getId));
  }

  private static IssuedTokens issued(Reply reply) throws CallFailed {
    try {
      OIDCTokens tokens =
          OIDCTokenResponse.parse(JSONObjectUtils.parse(reply.text())).getOIDCTokens();
      return IssuedTokens.of(tokens.getIDTokenString(), tokens.getAccessToken().getValue());
    } catch (ParseException e) {
      // Its message quotes what was read.
      throw new CallFailed("the answer to the code has no ID token");
    }
  }

  private static Rejected refused(Rejection reason, String detail) {
    return new Rejected(reason, detail).at(CHECK, OptionalLong.empty());
  }
}
