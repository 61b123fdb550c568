package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.ClaimType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000, 250_000_000);
  private static final String OTHER = "uH8sKq2Zx5Cw9Lr4Tn7Vb0My3Jd6Gf1P";
  private static final ClaimRules RULES =
      ClaimRules.withLeeway(30).require("exp", ClaimType.DATE).notExpired();
  private static final String PAYLOAD = "{\"exp\":1700000100,\"iat\":1699999990}";
  private static final List<VerificationKey> KEYS = List.of(Mint.key(7, null));

  @Test
  void acceptsASignedToken() throws Rejected {
    VerifiedToken verified = verify(Mint.token("{\"alg\":\"HS256\",\"typ\":\"x\"}", PAYLOAD), KEYS);

    assertThat(verified.key().id()).isEqualTo(7);
    assertThat(verified.header()).containsEntry("typ", "x");
    assertThat(verified.claims().numericDate("exp")).isPresent();
    assertThat(verified.clockDifferenceSeconds()).hasValue(-10);
    assertThat(verified.rules().refusesFrom(verified.claims()))
        .contains(Instant.ofEpochSecond(1_700_000_131));
  }

  @Test
  void clockDifferenceIsUnknownWithoutIat() throws Rejected {
    assertThat(verify(Mint.token("{\"exp\":1700000100}"), KEYS).clockDifferenceSeconds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"HS256,HmacSHA256", "HS384,HmacSHA384", "HS512,HmacSHA512"})
  void verifiesWithThePinnedAlgorithmOnly(String algorithm, String mac) throws Rejected {
    String content = Mint.base64(Mint.utf8("{\"alg\":\"" + algorithm + "\"}"));
    String token = Mint.signed(content + "." + Mint.base64(Mint.utf8(PAYLOAD)), Mint.SECRET, mac);

    for (String pinned : List.of("HS256", "HS384", "HS512")) {
      VerificationKey key =
          VerificationKey.of(1, null, pinned, Mint.SECRET, Fingerprint.of(Mint.SECRET), null);
      if (pinned.equals(algorithm)) {
        assertThat(verify(token, List.of(key), pinned).key()).isEqualTo(key);
      } else {
        assertThatThrownBy(() -> verify(token, List.of(key), pinned))
            .hasMessageStartingWith("jwt_invalid_signature: no active key");
      }
    }
  }

  @Test
  void secretIsTheTextAndNotWhatItDecodesTo() {
    // A secret that is valid base64; the backend uses the bytes of its text.
    String text = "c2VjcmV0IHRoYXQgaXMgYmFzZTY0IHRleHQgw6kg";
    VerificationKey key = VerificationKey.of(1, null, "HS256", text, Fingerprint.of(text), null);
    String token = Mint.token(Mint.HEADER, PAYLOAD, text);

    assertThat(outcome(token, List.of(key))).isNull();
  }

  @Test
  void secretIsUtf8() {
    String text = "pässwörter-sind-keine-schlüssel-€-😀";
    VerificationKey key = VerificationKey.of(1, null, "HS256", text, Fingerprint.of(text), null);

    assertThat(outcome(Mint.token(Mint.HEADER, PAYLOAD, text), List.of(key))).isNull();
  }

  @Test
  void refusesAlgorithmsItDoesNotKnow() {
    assertThatThrownBy(() -> VerificationKey.of(1, null, "none", Mint.SECRET, "f", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VerificationKey.of(1, null, "RS256", Mint.SECRET, "f", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\"}",
        "{\"alg\":\"hs256\"}",
        "{\"alg\":\"HS256 \"}",
        "{\"alg\":\"HS384\"}",
        "{\"alg\":\"RS256\"}",
        "{\"alg\":[\"HS256\"]}",
        "{\"alg\":null}",
        "{\"alg\":256}",
        "{\"Alg\":\"HS256\"}",
        "{\"alg\":\"H\u017f256\"}",
        "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"HS256\",\"crit\":[]}",
        "{\"alg\":\"HS256\",\"crit\":null}",
        "{\"alg\":\"HS256\",\"zip\":\"DEF\"}",
        "{\"alg\":\"HS256\",\"zip\":null}",
        "{\"alg\":\"HS256\",\"b64\":false}",
        "{\"alg\":\"HS256\",\"b64\":\"false\"}",
        "{\"alg\":\"HS256\",\"b64\":null}",
        "[\"HS256\"]",
        "\ufeff{\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\"}{}",
        "alg"
      })
  void refusesHeadersThatAreNotThePinnedAlgorithmEvenIfSigned(String header) {
    assertThat(outcome(Mint.token(header, PAYLOAD), KEYS))
        .isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
  }

  @Test
  void kelvinSignIsNoK() {
    // An algorithm name without a k cannot show it, so the key's own name does.
    VerificationKey named = Mint.key(1, "k");
    String token = Mint.token("{\"alg\":\"HS256\",\"kid\":\"\u212a\"}", PAYLOAD);

    assertThat(outcome(token, List.of(named, other(2, "K")))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"HS256\"}",
        "{\"typ\":\"JWT\",\"alg\":\"HS256\"}",
        "{\"typ\":7,\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\",\"b64\":true}",
        "{\"alg\":\"HS256\",\"jku\":\"http://127.0.0.1:1/\",\"x5u\":\"http://127.0.0.1:1/\"}",
        "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"},\"x5c\":[\"AAAA\"]}",
        " { \"alg\" : \"HS256\" } "
      })
  void ignoresWhatMayStandInAHeader(String header) {
    assertThat(outcome(Mint.token(header, PAYLOAD), KEYS)).isNull();
  }

  @Test
  void embeddedKeyNeverHelps() {
    String jwk = "{\"kty\":\"oct\",\"k\":\"" + Mint.base64(Mint.utf8(OTHER)) + "\"}";
    String header = "{\"alg\":\"HS256\",\"jwk\":" + jwk + "}";

    assertThat(outcome(Mint.token(header, PAYLOAD, OTHER), KEYS))
        .isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
  }

  @Test
  void refusesUnsignedTokens() {
    String content =
        Mint.base64(Mint.utf8("{\"alg\":\"none\"}")) + "." + Mint.base64(Mint.utf8(PAYLOAD));

    assertThat(outcome(content + ".", KEYS)).isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
    assertThat(outcome(content + ".AAAA", KEYS)).isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
  }

  @Test
  void refusesEveryChangedBitAndTruncation() {
    String token = Mint.token(PAYLOAD);
    String content = token.substring(0, token.lastIndexOf('.') + 1);
    byte[] signature = Base64.getUrlDecoder().decode(token.substring(content.length()));
    for (int bit = 0; bit < signature.length * 8; bit++) {
      byte[] changed = signature.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(outcome(content + Mint.base64(changed), KEYS)).isNotNull();
    }
    for (int length = 1; length < signature.length; length++) {
      byte[] shorter = Arrays.copyOf(signature, length);
      assertThat(outcome(content + Mint.base64(shorter), KEYS)).isNotNull();
    }
    byte[] longer = Arrays.copyOf(signature, signature.length + 1);
    assertThat(outcome(content + Mint.base64(longer), KEYS)).isNotNull();
  }

  @Test
  void refusesAnotherKeysSignature() {
    assertThat(outcome(Mint.token(Mint.HEADER, PAYLOAD, OTHER), KEYS))
        .isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"garbage", "{", "{\"alg\":1,\"alg\":2}", "[[[[[[[[", "{\"alg\":\"none\"}"})
  void wrongSignatureIsTheReasonWhateverIsInside(String garbage) {
    assertThatThrownBy(() -> verify(Mint.token(garbage, garbage, OTHER), KEYS))
        .hasMessage(
            "jwt_invalid_signature: no active key of the connection verifies the signature");
  }

  @Test
  void garbageUnderAGoodSignatureIsToldApart() {
    assertThatThrownBy(() -> verify(Mint.token("garbage", PAYLOAD), KEYS))
        .hasMessage("jwt_invalid_signature: the header is malformed: not strict JSON");
    assertThatThrownBy(() -> verify(Mint.token("garbage"), KEYS))
        .hasMessage("jwt_invalid_signature: the payload is malformed: not strict JSON");
    assertThatThrownBy(() -> verify(Mint.token("{\"exp\":1700000100,\"exp\":1700000100}"), KEYS))
        .hasMessage(
            "jwt_invalid_signature: the payload is malformed: a name occurs twice in one object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e30=", "e31", "e3!", "e3?", "e3\uff47", "e30\n", " e30", "ew", "e"})
  void formCountsBeforeTheSignatureWhetherOrNotItHolds(String payload) {
    String header = Mint.base64(Mint.utf8(Mint.HEADER));
    String content = header + "." + payload;
    VerificationKey fresh = Mint.key(1, null);
    VerificationKey experienced = Mint.key(2, null);
    assertThat(outcome(Mint.token(PAYLOAD), List.of(experienced))).isNull();

    for (VerificationKey key : List.of(fresh, experienced)) {
      for (String secret : List.of(Mint.SECRET, OTHER)) {
        String token = Mint.signed(content, secret, "HmacSHA256");
        String expected =
            payload.equals("ew") ? secret.equals(OTHER) ? "signature" : "payload" : "form";
        assertThatThrownBy(() -> verify(token, List.of(key)))
            .isInstanceOfSatisfying(
                Rejected.class, e -> assertThat(e.check()).as(secret).contains(expected));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "e30", "bm8"})
  void keyThatSignedNothingYetKnowsNoHeader(String header) {
    String payload = Mint.base64(Mint.utf8(PAYLOAD));
    String token = Mint.signed(header + "." + payload, Mint.SECRET, "HmacSHA256");

    assertThat(outcome(token, List.of(Mint.key(1, null))))
        .isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
  }

  @Test
  void characterBeyondAsciiIsNotTheOneThatWasSigned() {
    String signed =
        Mint.signed(Mint.base64(Mint.utf8(Mint.HEADER)) + ".e3?", Mint.SECRET, "HmacSHA256");

    assertThatThrownBy(() -> verify(signed.replace('?', '\uff47'), KEYS))
        .isInstanceOfSatisfying(Rejected.class, e -> assertThat(e.check()).contains("form"));
  }

  @Test
  void signatureCountsBeforeClaims() {
    String expired = "{\"exp\":1}";

    assertThat(outcome(Mint.token(Mint.HEADER, expired, OTHER), KEYS))
        .isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
    assertThat(outcome(Mint.token(expired), KEYS)).isEqualTo(Rejection.JWT_EXPIRED);
  }

  @Test
  void withoutKeysNothingIsConfigured() {
    assertThat(outcome("not a token", List.of())).isEqualTo(Rejection.SSO_NOT_CONFIGURED);
    VerificationKey otherAlgorithm =
        VerificationKey.of(1, null, "HS512", Mint.SECRET, Fingerprint.of(Mint.SECRET), null);
    assertThat(outcome(Mint.token(PAYLOAD), List.of(otherAlgorithm)))
        .isEqualTo(Rejection.SSO_NOT_CONFIGURED);
  }

  @Test
  void keyEndsAtTheMomentItRetires() {
    String token = Mint.token(PAYLOAD);

    assertThat(outcome(token, List.of(retiring(NOW.plusNanos(1)), other(2, null)))).isNull();
    assertThat(outcome(token, List.of(retiring(NOW), other(2, null))))
        .isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
    assertThat(outcome(token, List.of(retiring(NOW.minusNanos(1)))))
        .isEqualTo(Rejection.SSO_NOT_CONFIGURED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"kid\":\"\"", ",\"kid\":\"unknown\"", ",\"kid\":\"B\""})
  void everyActiveKeyIsTriedIfKidIsUnknown(String kid) throws Rejected {
    String token = Mint.token("{\"alg\":\"HS256\"" + kid + "}", PAYLOAD);

    assertThat(verify(token, List.of(other(1, "a"), Mint.key(2, "b"))).key().id()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "[\"a\"]", "{\"a\":\"a\"}"})
  void kidThatIsNoTextIsUnknown(String kid) {
    String token = Mint.token("{\"alg\":\"HS256\",\"kid\":" + kid + "}", PAYLOAD);

    assertThat(outcome(token, List.of(other(1, "a"), Mint.key(2, null)))).isNull();
  }

  @Test
  void knownKidMustBeTheKeyThatSigned() throws Rejected {
    String token = Mint.token("{\"alg\":\"HS256\",\"kid\":\"a\"}", PAYLOAD);

    assertThat(outcome(token, List.of(other(1, "a"), Mint.key(2, "b"))))
        .isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
    assertThat(outcome(token, List.of(other(1, "a"), Mint.key(2, null))))
        .isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
    assertThat(verify(token, List.of(Mint.key(1, "a"), other(2, "b"))).key().id()).isEqualTo(1);
  }

  @Test
  void kidPicksAmongKeysWithTheSameSecret() throws Rejected {
    String token = Mint.token("{\"alg\":\"HS256\",\"kid\":\"b\"}", PAYLOAD);

    assertThat(verify(token, List.of(Mint.key(1, "a"), Mint.key(2, "b"))).key().id()).isEqualTo(2);
  }

  @Test
  void kidOfARetiredKeyIsUnknown() {
    VerificationKey retired =
        VerificationKey.of(1, "a", "HS256", OTHER, Fingerprint.of(OTHER), NOW);
    String token = Mint.token("{\"alg\":\"HS256\",\"kid\":\"a\"}", PAYLOAD);

    assertThat(outcome(token, List.of(retired, Mint.key(2, "b")))).isNull();
  }

  @Test
  void tokenOf8192BytesIsTakenAndOneMoreIsNot() throws Rejected {
    String longest = padded(8192);

    assertThat(longest).hasSize(8192);
    assertThat(verify(longest, KEYS).claims().has("exp")).isTrue();
    assertThat(outcome(padded(8193), KEYS)).isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
    TokenVerifier ofProviders = new TokenVerifier(CompactJws.LONGEST);
    assertThat(ofProviders.verify(padded(8193), KEYS, "HS256", RULES, NOW))
        .isInstanceOf(VerifiedToken.class);
  }

  /** A valid token of exactly this many characters, if base64 allows the length. */
  private static String padded(int length) {
    for (String header : List.of(Mint.HEADER, Mint.HEADER + " ", Mint.HEADER + "  ")) {
      for (int spaces = 5900; spaces < 6200; spaces++) {
        String token = Mint.token(header, PAYLOAD + " ".repeat(spaces));
        if (token.length() == length) {
          return token;
        }
      }
    }
    throw new AssertionError("no token of " + length);
  }

  private static VerificationKey other(long id, String kid) {
    return VerificationKey.of(id, kid, "HS256", OTHER, Fingerprint.of(OTHER), null);
  }

  private static VerificationKey retiring(Instant at) {
    return VerificationKey.of(1, null, "HS256", Mint.SECRET, Fingerprint.of(Mint.SECRET), at);
  }

  private static VerifiedToken verify(String token, List<VerificationKey> keys) throws Rejected {
    return verify(token, keys, "HS256");
  }

  private static VerifiedToken verify(String token, List<VerificationKey> keys, String algorithm)
      throws Rejected {
    return new TokenVerifier().verify(token, keys, algorithm, RULES, NOW).orThrow();
  }

  private static Rejection outcome(String token, List<VerificationKey> keys) {
    try {
      verify(token, keys);
      return null;
    } catch (Rejected e) {
      return e.reason();
    }
  }
}
