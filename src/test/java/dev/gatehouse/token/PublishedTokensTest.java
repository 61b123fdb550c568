package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.jwk.PublicJwk;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tokens published by Wycheproof and in the RFCs. */
class PublishedTokensTest {

  private static final ClaimRules EXPIRES = ClaimRules.withLeeway(30).notExpired();

  @Test
  void agreesWithWycheproofWhereItsVectorsAgreeWithThemselves() throws IOException {
    List<Integer> disagreed = new ArrayList<>();
    int cases = 0;
    for (JsonNode group :
        Vectors.json("wycheproof/json_web_signature_test.json").path("testGroups")) {
      JsonNode jwk = group.path("private");
      if (jwk.path("kty").asText().equals("oct") && jwk.path("alg").asText().equals("HS256")) {
        for (JsonNode test : group.path("tests")) {
          cases++;
          boolean expected = test.path("result").asText().equals("valid");
          if (holds(test.path("jws").asText(), key(jwk)) != expected) {
            disagreed.add(test.path("tcId").asInt());
          }
        }
      }
    }
    assertThat(cases).isEqualTo(40);
    // 367 and 370 are marked invalid, but are identical to token 357, which is marked valid: the
    // padding that they should show was lost. 372 and 373 are marked valid with a stray "?".
    assertThat(disagreed).containsExactly(367, 370, 372, 373);
  }

  /**
   * Keys that say they are for encryption, and of algorithms that are not spoken here, are refused
   * before any token: so nothing that Wycheproof finds invalid may hold, and of what it finds valid
   * all that has one of the four algorithms.
   */
  @Test
  void agreesWithWycheproofAboutPublicKeys() throws IOException {
    List<Integer> disagreed = new ArrayList<>();
    Map<String, Integer> valid = new TreeMap<>();
    for (JsonNode group :
        Vectors.json("wycheproof/json_web_signature_test.json").path("testGroups")) {
      JsonNode jwk = group.path("public");
      for (JsonNode test : jwk.isMissingNode() ? jwk : group.path("tests")) {
        String algorithm = jwk.path("alg").asText();
        boolean isSpoken = PublicAlgorithm.named(algorithm).isPresent();
        boolean expected = test.path("result").asText().equals("valid") && isSpoken;
        boolean holds =
            publicKey(jwk)
                .filter(key -> holds(test.path("jws").asText(), key, algorithm))
                .isPresent();
        if (holds != expected) {
          disagreed.add(test.path("tcId").asInt());
        }
        if (holds) {
          valid.merge(algorithm, 1, Integer::sum);
        }
      }
    }
    // 259 and 272 have an empty payload, which is no token. 345 and 349 are signed by the example
    // key
    // of RFC 7520, which everybody has. The keys of 346 and 350 are for PS256, their headers say
    // PS384.
    assertThat(disagreed).containsExactly(259, 272, 345, 346, 349, 350);
    assertThat(valid).containsOnlyKeys("ES256", "PS256", "RS256");
  }

  private static Optional<VerificationKey> publicKey(JsonNode jwk) {
    return PublicAlgorithm.named(jwk.path("alg").asText())
        .flatMap(
            algorithm ->
                PublicJwk.stored(jwk.toString())
                    .filter(key -> key.objection(algorithm).isEmpty())
                    .map(key -> key.verifying(1, key.kid(), algorithm, "", null)));
  }

  @Test
  void rfc7515ExampleHoldsUntilItExpired() throws Exception {
    JsonNode example = Vectors.json("rfc/rfc7515_A1_hs256.json");
    String token = example.path("jwt").asText();
    List<VerificationKey> keys = List.of(key(example.path("jwk")));
    Instant exp = Instant.ofEpochSecond(1_300_819_380);
    TokenVerifier verifier = new TokenVerifier();

    VerifiedToken verified =
        verifier
            .verify(token, keys, "HS256", EXPIRES.issuedBy("joe"), exp.plusSeconds(30))
            .orThrow();
    assertThat(verified.claims().exact("iss")).contains("joe");
    assertThat(verified.claims().flag("http://example.com/is_root")).contains(true);
    assertThatThrownBy(
            () ->
                verifier
                    .verify(token, keys, "HS256", EXPIRES, exp.plusSeconds(30).plusNanos(1))
                    .orThrow())
        .hasMessage("jwt_expired: exp passed 31 seconds ago, 30 are allowed");
  }

  @Test
  void rfc7519UnsecuredTokenIsMalformed() throws IOException {
    String token = Vectors.json("rfc/rfc7519_6_1_none.json").path("jwt").asText();

    assertThat(checks(token, Mint.key(1, null), "HS256", Set.of("form"))).isFalse();
  }

  @Test
  void rfc7520SignatureHoldsThoughItsPayloadIsNoToken() throws IOException {
    JsonNode example = Vectors.json("rfc/4_4.hmac-sha2.json");
    String token = example.path("output").path("compact").asText();
    VerificationKey key = key(example.path("input").path("key"));

    assertThat(holds(token, key)).isTrue();
    assertThat(checks(token, key, "HS256", Set.of("payload"))).isFalse();
  }

  /** The payloads of the vectors are not JSON, so only the checks before the payload are tested. */
  private static boolean holds(String token, VerificationKey key) {
    return holds(token, key, "HS256");
  }

  private static boolean holds(String token, VerificationKey key, String algorithm) {
    return checks(token, key, algorithm, Set.of("form", "signature", "header"));
  }

  private static boolean checks(
      String token, VerificationKey key, String algorithm, Set<String> names) {
    return new TokenVerifier()
        .inspect(token, List.of(key), algorithm, EXPIRES, Instant.EPOCH).checks().stream()
            .filter(check -> names.contains(check.check()))
            .allMatch(CheckResult::passed);
  }

  private static VerificationKey key(JsonNode jwk) {
    byte[] secret = Base64.getUrlDecoder().decode(jwk.path("k").asText());
    return new VerificationKey(1, jwk.path("kid").asText(null), "HS256", secret, "", null);
  }
}
