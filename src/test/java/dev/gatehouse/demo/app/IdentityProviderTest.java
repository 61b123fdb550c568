package dev.gatehouse.demo.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.storage.SettableClock;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pretend app's identity provider grants, for which requests, and by which keys. */
class IdentityProviderTest {
  private static final DemoHosts HOSTS = new DemoHosts("http", "localhost:8080");
  private static final String ISSUER = "http://app.localhost:8080/oidc";

  /** RFC 7636 appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final AppEnvironment environment = new AppEnvironment();
  private final ProviderKeys keys = new ProviderKeys();
  private final ProviderCodes codes = new ProviderCodes();
  private final ProviderTokens tokens = new ProviderTokens();
  private final AppSession.Signed grace = AppSession.Signed.now(Person.GRACE, clock.instant());
  private final Map<String, String> sent = new HashMap<>();
  private final ProviderClient client;

  IdentityProviderTest() throws CannotSignIn {
    codes.clock = tokens.clock = clock;
    tokens.keys = keys;
    environment.set("OIDC_CLIENT_ID", "acme-workplace");
    environment.set("OIDC_CONNECTION", "7");
    environment.set("OIDC_SECRET", "a secret");
    client = ProviderClient.of(environment, HOSTS);
    sent.put("client_id", "acme-workplace");
    sent.put("redirect_uri", "http://oidc.localhost:8080/sso/oidc/callback/7");
    sent.put("response_type", "code");
    sent.put("scope", "openid email");
    sent.put("state", "a state");
    sent.put("nonce", "n-1");
    sent.put("code_challenge", CHALLENGE);
    sent.put("code_challenge_method", "S256");
  }

  private AuthorizationRequest asked() throws Exception {
    return AuthorizationRequest.of(sent, AuthorizationRequest.callback(sent, client));
  }

  @Test
  void grantsACodeOnce() throws Exception {
    String code = codes.make(asked(), grace);

    assertThat(codes.redeem(code, client.callback(), VERIFIER))
        .contains(new ProviderCodes.Grant(grace, "n-1"));
    assertThat(codes.redeem(code, client.callback(), VERIFIER)).isEmpty();
  }

  @Test
  void grantsNothingForAnotherVerifierOrAddressOrAfterAMinute() throws Exception {
    assertThat(codes.redeem(codes.make(asked(), grace), client.callback(), CHALLENGE)).isEmpty();
    assertThat(codes.redeem(codes.make(asked(), grace), client.callback(), null)).isEmpty();
    assertThat(codes.redeem(codes.make(asked(), grace), client.afterSignOut(), VERIFIER)).isEmpty();
    String old = codes.make(asked(), grace);
    clock.advance(Duration.ofMinutes(1));
    assertThat(codes.redeem(old, client.callback(), VERIFIER)).isEmpty();
    assertThat(codes.redeem(null, client.callback(), VERIFIER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "client_id, somebody-else",
    "redirect_uri, http://oidc.localhost:8080/sso/oidc/callback/7/",
    "redirect_uri, http://evil.example/sso/oidc/callback/7"
  })
  void leadsNowhereForAnUnknownClientOrAddress(String parameter, String value) {
    sent.put(parameter, value);

    assertThatExceptionOfType(CannotSignIn.class)
        .isThrownBy(() -> AuthorizationRequest.callback(sent, client));
  }

  @ParameterizedTest
  @CsvSource({
    "response_type, token, unsupported_response_type",
    "scope, email, invalid_scope",
    "code_challenge, short, invalid_request",
    "code_challenge_method, plain, invalid_request"
  })
  void tellsTheHelpCenterWhatIsWrong(String parameter, String value, String error) {
    sent.put(parameter, value);

    assertThat(catchThrowableOfType(AuthorizationRequest.Wrong.class, this::asked).code())
        .isEqualTo(error);
  }

  @Test
  void sendsTheStateBackAsItCame() {
    assertThat(
            AuthorizationRequest.answer(
                client.callback(), "a b&c", ISSUER, Map.of("error", "login_required")))
        .isEqualTo(
            "http://oidc.localhost:8080/sso/oidc/callback/7?error=login_required&state=a+b%26c"
                + "&iss=http%3A%2F%2Fapp.localhost%3A8080%2Foidc");
  }

  @Test
  void signsWithAKeyThatItPublishes() throws Exception {
    DecodedJWT token =
        JWT.decode(tokens.idToken(ISSUER, client.id(), new ProviderCodes.Grant(grace, "n-1")));

    Algorithm.RSA256(published(token.getKeyId()), null).verify(token);
    assertThat(token.getIssuer()).isEqualTo(ISSUER);
    assertThat(token.getAudience()).containsExactly("acme-workplace");
    assertThat(token.getSubject()).isEqualTo("acme-1003");
    assertThat(token.getClaim("nonce").asString()).isEqualTo("n-1");
    assertThat(token.getClaim("sid").asString()).isEqualTo(grace.sessionId());
    assertThat(token.getClaim("groups").asList(String.class)).containsExactly("acmeopsteam");
  }

  @Test
  void publishesAKeyBeforeAndAfterItSigns() throws Exception {
    String first = keys.signing().keyId();
    String before = keys.published().toString();
    keys.rotate();
    String second = keys.signing().keyId();
    assertThat(second).isNotEqualTo(first);
    assertThat(before).contains(second);
    assertThat(published(first)).isNotNull();

    keys.rotate();

    assertThat(keys.published().path("keys")).hasSize(3);
    assertThat(keys.published().toString()).contains(second).doesNotContain(first);
  }

  @Test
  void knowsTheBearerOfItsAccessTokensOnly() {
    String token = tokens.accessToken(ISSUER, Person.EDGAR);
    String idToken = tokens.idToken(ISSUER, ISSUER, new ProviderCodes.Grant(grace, null));

    assertThat(tokens.bearer(ISSUER, token)).contains(Person.EDGAR);
    assertThat(tokens.bearer(ISSUER, idToken)).isEmpty();
    assertThat(tokens.bearer(ISSUER, token + "A")).isEmpty();
    assertThat(tokens.bearer(ISSUER, "no token")).isEmpty();
    clock.advance(Duration.ofMinutes(5));
    assertThat(tokens.bearer(ISSUER, token)).isEmpty();
  }

  @Test
  void takesExpiredIdTokensAsHintAtWhoSignsOut() {
    String idToken = tokens.idToken(ISSUER, client.id(), new ProviderCodes.Grant(grace, null));
    clock.advance(Duration.ofDays(1));

    assertThat(tokens.isHint(client.id(), idToken)).isTrue();
    assertThat(tokens.isHint("somebody-else", idToken)).isFalse();
    assertThat(tokens.isHint(client.id(), "")).isFalse();
  }

  @Test
  void signsLogoutTokensWithoutNonce() {
    DecodedJWT token = JWT.decode(tokens.logoutToken(ISSUER, client.id(), grace));

    assertThat(token.getSubject()).isEqualTo("acme-1003");
    assertThat(token.getClaim("sid").asString()).isEqualTo(grace.sessionId());
    assertThat(token.getId()).isNotBlank();
    assertThat(token.getClaim("nonce").isMissing()).isTrue();
    assertThat(token.getClaim("events").asMap())
        .containsOnlyKeys("http://schemas.openid.net/event/backchannel-logout");
  }

  @Test
  void discoveryNamesItsAddressesBelowTheIssuer() {
    JsonNode json = ProviderBackChannel.discovery(ISSUER);

    assertThat(json.path("issuer").asText()).isEqualTo(ISSUER);
    for (String name :
        new String[] {
          "authorization_endpoint",
          "token_endpoint",
          "userinfo_endpoint",
          "jwks_uri",
          "end_session_endpoint"
        }) {
      assertThat(json.path(name).asText()).as(name).startsWith(ISSUER + "/");
    }
    assertThat(json.path("id_token_signing_alg_values_supported").get(0).asText())
        .isEqualTo("RS256");
  }

  @Test
  void clientAuthenticatesByItsSecret() {
    assertThat(client.isAuthenticatedBy("acme-workplace", "a secret")).isTrue();
    assertThat(client.isAuthenticatedBy("acme-workplace", "")).isFalse();
    assertThat(client.isAuthenticatedBy(null, "a secret")).isFalse();
  }

  private RSAPublicKey published(String keyId) throws Exception {
    for (JsonNode key : keys.published().path("keys")) {
      if (key.path("kid").asText().equals(keyId)) {
        RSAPublicKeySpec spec = new RSAPublicKeySpec(number(key, "n"), number(key, "e"));
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
      }
    }
    return null;
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
  }
}
