package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.algorithms.Algorithm;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.jwk.PublicJwk;
import dev.gatehouse.token.jwk.UnusableKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Public keys, and that no token passes from one kind of key to another. */
class PublicKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final ClaimRules RULES = ClaimRules.withLeeway(0).notExpired();
  private static final Map<String, Object> CLAIMS = Map.of("exp", NOW.getEpochSecond() + 60);
  private static final Map<PublicAlgorithm, KeyPair> PAIRS = new EnumMap<>(PublicAlgorithm.class);

  static {
    for (PublicAlgorithm algorithm : PublicAlgorithm.values()) {
      PAIRS.put(algorithm, algorithm.generate());
    }
  }

  private static VerificationKey key(PublicAlgorithm algorithm, PublicKey key) {
    return new VerificationKey(1, null, algorithm, key, "f", null);
  }

  private static VerificationKey key(PublicAlgorithm algorithm) {
    return key(algorithm, PAIRS.get(algorithm).getPublic());
  }

  private static String token(PublicAlgorithm algorithm) {
    return TokenSigner.sign(algorithm, PAIRS.get(algorithm).getPrivate(), null, CLAIMS);
  }

  private static boolean accepts(VerificationKey key, String algorithm, String token) {
    JudgedToken judged = new TokenVerifier().verify(token, List.of(key), algorithm, RULES, NOW);
    if (judged instanceof RefusedToken refused) {
      assertThat(refused.why().reason())
          .isIn(Rejection.JWT_INVALID_SIGNATURE, Rejection.SSO_NOT_CONFIGURED);
    }
    return judged instanceof VerifiedToken;
  }

  private static String withSignature(String token, byte[] signature) {
    return token.substring(0, token.lastIndexOf('.') + 1) + Mint.base64(signature);
  }

  private static byte[] signature(String token) {
    return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
  }

  @ParameterizedTest
  @EnumSource
  void verifiesWhatItsPrivateKeySigned(PublicAlgorithm algorithm) {
    String token = token(algorithm);

    assertThat(accepts(key(algorithm), algorithm.jwa(), token)).isTrue();
    assertThat(accepts(key(algorithm, algorithm.generate().getPublic()), algorithm.jwa(), token))
        .isFalse();
    byte[] changed = signature(token);
    changed[changed.length - 1] ^= 1;
    assertThat(accepts(key(algorithm), algorithm.jwa(), withSignature(token, changed))).isFalse();
  }

  /** RFC 8725 section 2.1: the attack that pinning an algorithm is for. */
  @ParameterizedTest
  @EnumSource
  void aPublicKeyIsNoSecret(PublicAlgorithm algorithm) throws UnusableKey {
    PublicKey key = PAIRS.get(algorithm).getPublic();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
    List<byte[]> secrets =
        List.of(
            Mint.utf8(pem),
            Mint.utf8(pem + "\n"),
            Mint.utf8(pem.replace("\n", "\r\n")),
            Mint.utf8(base64.replace("\n", "")),
            key.getEncoded(),
            Mint.utf8(PublicJwk.parse(jwk(key)).json()),
            Mint.utf8(PublicJwk.parse(jwk(key)).thumbprint()));
    for (byte[] secret : secrets) {
      for (String name : List.of("HS256", algorithm.jwa())) {
        String header = "{\"alg\":\"" + name + "\",\"typ\":\"JWT\"}";
        String token = macked(header, secret);
        assertThat(accepts(key(algorithm), algorithm.jwa(), token)).isFalse();
        assertThat(accepts(key(algorithm), "HS256", token)).isFalse();
      }
    }
  }

  private static String jwk(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\"}"
          .formatted(Mint.base64(unsigned(rsa.getModulus(), 256)));
    }
    if (key instanceof ECPublicKey ec) {
      return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}"
          .formatted(
              Mint.base64(unsigned(ec.getW().getAffineX(), 32)),
              Mint.base64(unsigned(ec.getW().getAffineY(), 32)));
    }
    byte[] encoded = key.getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + Mint.base64(point) + "\"}";
  }

  private static byte[] unsigned(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[length];
    int from = Math.max(0, bytes.length - length);
    System.arraycopy(bytes, from, fixed, length - bytes.length + from, bytes.length - from);
    return fixed;
  }

  private static String macked(String header, byte[] secret) {
    String text =
        Mint.base64(Mint.utf8(header)) + "." + Mint.base64(Mint.utf8(TokenSigner.json(CLAIMS)));
    byte[] mac =
        Algorithm.HMAC256(secret)
            .sign(
                text.substring(0, text.indexOf('.')).getBytes(StandardCharsets.US_ASCII),
                text.substring(text.indexOf('.') + 1).getBytes(StandardCharsets.US_ASCII));
    return text + "." + Mint.base64(mac);
  }

  @Test
  void refusesEveryOtherAlgorithmThanThePinnedOne() {
    for (PublicAlgorithm signed : PublicAlgorithm.values()) {
      for (PublicAlgorithm pinned : PublicAlgorithm.values()) {
        assertThat(accepts(key(pinned), pinned.jwa(), token(signed))).isEqualTo(pinned == signed);
      }
      assertThat(accepts(Mint.key(1, null), "HS256", token(signed))).isFalse();
    }
  }

  /** The same RSA key serves both, so only the algorithm tells them apart. */
  @Test
  void refusesTheOtherPaddingOfTheSameRsaKey() {
    KeyPair pair = PAIRS.get(PublicAlgorithm.RS256);
    for (PublicAlgorithm signed : List.of(PublicAlgorithm.RS256, PublicAlgorithm.PS256)) {
      for (PublicAlgorithm pinned : List.of(PublicAlgorithm.RS256, PublicAlgorithm.PS256)) {
        String token = TokenSigner.sign(signed, pair.getPrivate(), null, CLAIMS);
        assertThat(accepts(key(pinned, pair.getPublic()), pinned.jwa(), token))
            .isEqualTo(signed == pinned);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none", "None", "NONE", "es256", "Es256", "ES256 ", "ES256K", "ES384", "HS256", ""
      })
  void refusesOtherSpellingsOfTheAlgorithm(String alg) throws GeneralSecurityException {
    String text =
        Mint.base64(Mint.utf8("{\"alg\":\"" + alg + "\"}"))
            + "."
            + Mint.base64(Mint.utf8(TokenSigner.json(CLAIMS)));
    Signature signature = PublicAlgorithm.ES256.signature();
    signature.initSign(PAIRS.get(PublicAlgorithm.ES256).getPrivate());
    signature.update(Mint.utf8(text));
    String token = text + "." + Mint.base64(signature.sign());

    assertThat(accepts(key(PublicAlgorithm.ES256), "ES256", token)).isFalse();
    assertThat(accepts(key(PublicAlgorithm.ES256), "ES256", text + ".")).isFalse();
  }

  /** CVE-2022-21449, and its neighbours: numbers that are no numbers of the curve. */
  @Test
  void refusesEcdsaSignaturesOfZerosAndOfNumbersBeyondTheOrder() {
    String token = token(PublicAlgorithm.ES256);
    byte[] good = signature(token);
    byte[] order = unsigned(PublicAlgorithm.orderOfP256(), 32);
    byte[] zeros = new byte[32];
    byte[] r = Arrays.copyOf(good, 32);
    byte[] s = Arrays.copyOfRange(good, 32, 64);
    for (byte[][] halves :
        List.of(
            new byte[][] {zeros, zeros},
            new byte[][] {r, zeros},
            new byte[][] {zeros, s},
            new byte[][] {order, order},
            new byte[][] {r, order},
            new byte[][] {order, s})) {
      byte[] forged = new byte[64];
      System.arraycopy(halves[0], 0, forged, 0, 32);
      System.arraycopy(halves[1], 0, forged, 32, 32);
      assertThat(accepts(key(PublicAlgorithm.ES256), "ES256", withSignature(token, forged)))
          .isFalse();
    }
    assertThat(accepts(key(PublicAlgorithm.ES256), "ES256", token)).isTrue();
  }

  /** JWS has R and S side by side (RFC 7518 section 3.4), where X.509 has ASN.1. */
  @Test
  void refusesEcdsaSignaturesInAsn1AndOfAnotherLength() throws GeneralSecurityException {
    String token = token(PublicAlgorithm.ES256);
    Signature asn1 = Signature.getInstance("SHA256withECDSA");
    asn1.initSign(PAIRS.get(PublicAlgorithm.ES256).getPrivate());
    asn1.update(Mint.utf8(token.substring(0, token.lastIndexOf('.'))));
    byte[] good = signature(token);

    for (byte[] other :
        List.of(
            asn1.sign(),
            Arrays.copyOf(good, 63),
            Arrays.copyOf(good, 65),
            Arrays.copyOf(good, 128),
            new byte[1])) {
      assertThat(accepts(key(PublicAlgorithm.ES256), "ES256", withSignature(token, other)))
          .isFalse();
    }
  }

  @Test
  void refusesASignatureInAnotherSpelling() {
    String token = token(PublicAlgorithm.ES256);
    char last = token.charAt(token.length() - 1);
    // 64 bytes leave four bits of the last character, which have to be zeros.
    String stray = token.substring(0, token.length() - 1) + (char) (last + 1);

    assertThat(accepts(key(PublicAlgorithm.ES256), "ES256", stray)).isFalse();
    assertThat(accepts(key(PublicAlgorithm.ES256), "ES256", token + "==")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1024", "2047"})
  void refusesShortRsaKeys(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);

    assertThat(PublicAlgorithm.RS256.objection(generator.generateKeyPair().getPublic()))
        .contains("is an RSA key of " + bits + " bits; 2048 to 8192 are accepted");
  }

  @Test
  void refusesRsaKeysWithUnusableNumbers() throws GeneralSecurityException {
    BigInteger modulus = ((RSAPublicKey) PAIRS.get(PublicAlgorithm.RS256).getPublic()).getModulus();
    for (RSAPublicKeySpec spec :
        List.of(
            new RSAPublicKeySpec(modulus.add(BigInteger.ONE), BigInteger.valueOf(65_537)),
            new RSAPublicKeySpec(modulus, BigInteger.valueOf(65_536)))) {
      PublicKey key = KeyFactory.getInstance("RSA").generatePublic(spec);
      assertThat(PublicAlgorithm.PS256.objection(key))
          .contains("is an RSA key with unusable numbers");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp384r1", "secp521r1"})
  void refusesOtherCurves(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    PublicKey key = generator.generateKeyPair().getPublic();

    assertThat(PublicAlgorithm.ES256.objection(key)).isPresent();
    assertThatThrownBy(() -> key(PublicAlgorithm.ES256, key))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesPointsBesideTheCurve() throws GeneralSecurityException {
    ECPublicKey key = (ECPublicKey) PAIRS.get(PublicAlgorithm.ES256).getPublic();
    ECPoint beside =
        new ECPoint(key.getW().getAffineX(), key.getW().getAffineY().add(BigInteger.ONE));
    PublicKey forged =
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(beside, key.getParams()));

    assertThat(PublicAlgorithm.ES256.objection(forged)).contains("is no point of its curve");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"
      })
  void refusesEd25519KeysOfSmallOrder(String point) throws UnusableKey {
    byte[] bytes = HexFormat.of().parseHex(point);
    PublicJwk key =
        PublicJwk.parse(
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + Mint.base64(bytes) + "\"}");

    assertThat(key.objection(PublicAlgorithm.EDDSA)).isPresent();
  }

  /** Its fingerprint is that of a text that everybody may know. */
  @Test
  void aPublicKeyAuthenticatesNoClient() {
    assertThat(key(PublicAlgorithm.ES256).hasSecret("f")).isFalse();
    assertThatThrownBy(() -> key(PublicAlgorithm.ES256).algorithm())
        .isInstanceOf(IllegalStateException.class);
  }
}
