package dev.gatehouse.it.protocol;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.HelpCenter;
import dev.gatehouse.it.support.site.KeyServer;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.TokenSigner;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sign-ins by tokens that a private key signed. */
@Tag("database")
@Tag("server")
class PublicKeysIT extends GatehouseIT {
  private final HelpCenter site = HelpCenter.of("sso");
  private final KeyServer server = new KeyServer();

  @AfterEach
  void stop() {
    server.close();
  }

  /** The path of a new connection, which has no key yet. */
  private String connection(Map<String, Object> more) {
    return site.path() + "/connections/" + site.keyless(more);
  }

  private static String pem(String kind, Key key) {
    String base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n";
  }

  private static String token(PublicAlgorithm algorithm, PrivateKey key, String kid) {
    return TokenSigner.sign(
        algorithm, key, kid, Company.claims(UUID.randomUUID().toString(), "ann"));
  }

  private Answer signIn(String token) {
    return site.browser().get("/sso/jwt?jwt=" + token);
  }

  private void accepts(String token) {
    Answer answer = signIn(token);
    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
  }

  private void refuses(String token) {
    assertThat(signIn(token).status()).isNotEqualTo(303);
  }

  @ParameterizedTest
  @EnumSource
  void signsInByAPastedKey(PublicAlgorithm algorithm) {
    String connection = connection(Map.of("algorithm", algorithm.jwa()));
    KeyPair pair = algorithm.generate();
    KeyPair next = algorithm.generate();
    String keys = connection + "/keys";
    JsonNode added =
        Company.created(admin.post(keys, Map.of("publicKey", pem("PUBLIC KEY", pair.getPublic()))));

    assertThat(added.has("secret")).isFalse();
    assertThat(added.path("publicKey").asText()).contains("\"kty\"");
    String token = token(algorithm, pair.getPrivate(), null);
    accepts(token);
    refuses(token);
    refuses(token(algorithm, next.getPrivate(), null));

    Map<String, Object> overlapping =
        Map.of(
            "publicKey",
            pem("PUBLIC KEY", next.getPublic()),
            "kid",
            "next",
            "retireOthersAfterSeconds",
            3600);
    Company.created(admin.post(keys, overlapping));
    accepts(token(algorithm, next.getPrivate(), "next"));
    accepts(token(algorithm, pair.getPrivate(), null));

    admin.delete(keys + "/" + added.path("id").asLong());
    refuses(token(algorithm, pair.getPrivate(), null));
  }

  @Test
  void aKeyHasToFitTheAlgorithm() {
    String connection = connection(Map.of("algorithm", "ES256"));
    String keys = connection + "/keys";
    KeyPair rsa = PublicAlgorithm.RS256.generate();
    KeyPair ec = PublicAlgorithm.ES256.generate();

    Problems.invalid(admin.post(keys, null), "publicKey");
    Problems.invalid(admin.post(keys, Map.of("secret", "x".repeat(40))), "secret");
    Problems.invalid(
        admin.post(keys, Map.of("publicKey", pem("PUBLIC KEY", rsa.getPublic()))), "publicKey");
    Answer leaked = admin.post(keys, Map.of("publicKey", pem("PRIVATE KEY", ec.getPrivate())));
    Problems.invalid(leaked, "publicKey");
    assertThat(leaked.body()).contains("Treat that key as leaked");

    Company.created(admin.post(keys, Map.of("publicKey", pem("PUBLIC KEY", ec.getPublic()))));
    Map<String, Object> settings = new HashMap<>();
    admin
        .get(connection)
        .json()
        .properties()
        .forEach(member -> settings.put(member.getKey(), member.getValue()));
    settings.put("algorithm", "HS256");
    Answer changed = admin.put(connection, settings);
    Problems.invalid(changed, "algorithm");
    assertThat(changed.body()).contains("another kind of algorithm");
  }

  @Test
  void keysOfAnAddressRotateAndOutliveItsFailures() throws JOSEException {
    ECKey first = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
    ECKey second = new ECKeyGenerator(Curve.P_256).keyID("second").generate();
    server.publish(first);
    String connection = connection(Map.of("algorithm", "ES256", "jwksUrl", server.url()));

    accepts(token(PublicAlgorithm.ES256, first.toECPrivateKey(), "first"));
    accepts(token(PublicAlgorithm.ES256, first.toECPrivateKey(), null));
    assertThat(server.calls()).isEqualTo(1);

    for (int i = 0; i < 50; i++) {
      refuses(token(PublicAlgorithm.ES256, second.toECPrivateKey(), "made-up-" + i));
    }
    assertThat(server.calls()).isLessThanOrEqualTo(2);
    Answer inspected =
        admin.post(
            connection + "/inspect",
            Map.of("token", token(PublicAlgorithm.ES256, second.toECPrivateKey(), "second")));
    assertThat(inspected.body()).contains("knows no key with the kid");

    server.publish();
    accepts(token(PublicAlgorithm.ES256, first.toECPrivateKey(), "first"));
  }

  @Test
  void aWithdrawnKeyCountsNoMoreOnceKeysAreFetchedAnew() throws JOSEException {
    ECKey first = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
    ECKey second = new ECKeyGenerator(Curve.P_256).keyID("second").generate();
    PrivateKey withdrawn = first.toECPrivateKey();
    server.publish(first);
    String connection = connection(Map.of("algorithm", "ES256", "jwksUrl", server.url()));
    accepts(token(PublicAlgorithm.ES256, withdrawn, "first"));
    server.publish(second);
    accepts(token(PublicAlgorithm.ES256, withdrawn, "first"));
    Answer before = admin.get(connection);

    Answer renewed = admin.post(connection + "/fetch-keys", "");

    assertThat(renewed.status()).as("%s", renewed).isEqualTo(200);
    assertThat(before.json().path("keysSince").isNull()).isTrue();
    assertThat(renewed.json().path("keysSince").asText()).isNotEmpty();
    assertThat(renewed.header("ETag")).isEqualTo(before.header("ETag"));
    assertThat(admin.get("/audit?event=published_keys.renewed&limit=1").body())
        .contains("keysSince", "connection");
    eventually(
        "the key that was withdrawn is refused",
        () -> signIn(token(PublicAlgorithm.ES256, withdrawn, "first")).status() != 303);
    accepts(token(PublicAlgorithm.ES256, second.toECPrivateKey(), "second"));

    String secret = site.path() + "/connections/" + site.keyless(Map.of());
    assertThat(admin.post(secret + "/fetch-keys", "").status()).isEqualTo(409);
  }

  @Test
  void anAddressThatDoesNotAnswerIsTold() throws JOSEException {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
    String connection = connection(Map.of("algorithm", "ES256", "jwksUrl", server.url()));

    String token = token(PublicAlgorithm.ES256, key.toECPrivateKey(), "first");
    refuses(token);
    assertThat(site.events("reason=sso_not_configured").toString())
        .contains("no published key is known: the answer is HTTP 503");
    assertThat(admin.post(connection + "/inspect", Map.of("token", token)).body())
        .contains("the answer is HTTP 503");
  }

  @Test
  void anAddressThatDoesNotAnswerLeavesOtherConnectionsAlone() {
    connection(Map.of("algorithm", "ES256", "jwksUrl", server.url()));
    HelpCenter.Sso later = site.connection(Map.of("name", "Later", "allowUnsolicited", true));

    accepts(later.token(Company.claims(UUID.randomUUID().toString(), "ann")));
  }

  @Test
  void anAddressIsHttpsUnlessThePlatformListsTheHost() {
    for (String url :
        new String[] {
          "http://keys.example.com/jwks.json",
          "https://10.0.0.1/jwks.json",
          "https://169.254.169.254/latest/meta-data",
          "file:///etc/passwd",
          "keys"
        }) {
      Answer answer =
          admin.post(
              site.path() + "/connections",
              Map.of(
                  "protocol", "helpcenter",
                  "name", "App",
                  "loginUrl", "https://app.example/login",
                  "algorithm", "RS256",
                  "jwksUrl", url));
      Problems.invalid(answer, "jwksUrl");
    }
  }
}
