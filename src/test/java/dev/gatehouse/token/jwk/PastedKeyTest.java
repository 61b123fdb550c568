package dev.gatehouse.token.jwk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.token.PublicAlgorithm;
import java.security.Key;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedKeyTest {
  /** Made by openssl req -x509 -newkey ec. */
  private static final String CERTIFICATE =
      "-----BEGIN CERTIFICATE-----\n"
          + "MIIBjDCCATGgAwIBAgIUJxFJ9PjXP8cL0YfP8bPOxWleMPwwCgYIKoZIzj0EAwIw\n"
          + "GzEZMBcGA1UEAwwQa2V5cy5leGFtcGxlLmNvbTAeFw0yNjExMjkyMDQwMzBaFw0y\n"
          + "NjExMzAyMDQwMzBaMBsxGTAXBgNVBAMMEGtleXMuZXhhbXBsZS5jb20wWTATBgcq\n"
          + "hkjOPQIBBggqhkjOPQMBBwNCAASWNvdnH/trNoXIsYdsGh0tR/0vP7V/OHt+LM7d\n"
          + "ZdWqXqf+12/5C49QhAv8Z2eGFywuq4XgmcFSEjmDcgYJmojKo1MwUTAdBgNVHQ4E\n"
          + "FgQU4YuKvsC1VPohsyPY5UuPEeRIyIMwHwYDVR0jBBgwFoAU4YuKvsC1VPohsyPY\n"
          + "5UuPEeRIyIMwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAsk5b\n"
          + "szpezklyx3sn+yNpfpTIRfg4upRsnVmlv57H+xwCIQClUS1nkqwC6kqUoICFXRRU\n"
          + "sCab9MiolnK/0kcuv4pCGg==\n"
          + "-----END CERTIFICATE-----\n";

  private static String pem(String kind, Key key) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded()), kind);
  }

  private static String jwk(PublicKeyOf key) throws UnusableKey {
    return PublicJwk.of(key.pair().getPublic()).json();
  }

  private record PublicKeyOf(KeyPair pair) {}

  private static String with(String jwk, String members) {
    return jwk.substring(0, jwk.length() - 1) + "," + members + "}";
  }

  @ParameterizedTest
  @EnumSource
  void readsPemAndJwkAlike(PublicAlgorithm algorithm) throws UnusableKey {
    KeyPair pair = algorithm.generate();
    PublicJwk fromPem =
        PastedKey.read("  " + pem("PUBLIC KEY", pair.getPublic()) + "\n", algorithm);
    PublicJwk fromJwk =
        PastedKey.read(with(fromPem.json(), "\"kid\":\"k1\",\"use\":\"sig\""), algorithm);

    assertThat(fromPem.thumbprint()).isEqualTo(fromJwk.thumbprint());
    assertThat(fromPem.kid()).isNull();
    assertThat(fromJwk.kid()).isEqualTo("k1");
    assertThat(fromPem.key()).isEqualTo(pair.getPublic());
    assertThat(fromJwk.key()).isEqualTo(pair.getPublic());
  }

  @Test
  void readsTheKeyOfACertificate() throws UnusableKey {
    assertThat(PastedKey.read(CERTIFICATE, PublicAlgorithm.ES256).jwk().getKeyType().getValue())
        .isEqualTo("EC");
  }

  @ParameterizedTest
  @EnumSource
  void saysThatAPrivateKeyHasLeaked(PublicAlgorithm algorithm) throws UnusableKey {
    KeyPair pair = algorithm.generate();
    String jwk = with(jwk(new PublicKeyOf(pair)), "\"d\":\"AAAA\"");
    for (String pasted :
        new String[] {
          pem("PRIVATE KEY", pair.getPrivate()),
          pem("RSA PRIVATE KEY", pair.getPrivate()),
          pem("ENCRYPTED PRIVATE KEY", pair.getPrivate()),
          pem("PUBLIC KEY", pair.getPublic()) + pem("PRIVATE KEY", pair.getPrivate()),
          jwk,
          "{\"keys\":[" + jwk(new PublicKeyOf(pair)) + "," + jwk + "]}",
          "{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}"
        }) {
      assertThatThrownBy(() -> PastedKey.read(pasted, algorithm))
          .isInstanceOf(UnusableKey.class)
          .hasMessageContaining("Treat that key as leaked")
          .hasMessageNotContaining("AAAA");
    }
  }

  @Test
  void takesTheOneKeyOfASetThatFits() throws UnusableKey {
    String ec = with(jwk(new PublicKeyOf(PublicAlgorithm.ES256.generate())), "\"kid\":\"e\"");
    String rsa = jwk(new PublicKeyOf(PublicAlgorithm.RS256.generate()));
    String other = with(jwk(new PublicKeyOf(PublicAlgorithm.ES256.generate())), "\"use\":\"enc\"");
    String set = "{\"keys\":[%s,%s,%s,{\"kty\":\"new\"}]}".formatted(rsa, other, ec);

    assertThat(PastedKey.read(set, PublicAlgorithm.ES256).kid()).isEqualTo("e");
    assertThatThrownBy(
            () -> PastedKey.read("{\"keys\":[" + ec + "," + ec + "]}", PublicAlgorithm.ES256))
        .hasMessageStartingWith("is a JWK set with 2 keys for ES256");
    assertThatThrownBy(() -> PastedKey.read(set, PublicAlgorithm.EDDSA))
        .hasMessageStartingWith("is a JWK set with 0 keys for EdDSA");
  }

  @Test
  void refusesKeysForAnotherPurpose() throws UnusableKey {
    String jwk = jwk(new PublicKeyOf(PublicAlgorithm.RS256.generate()));

    assertThatThrownBy(() -> PastedKey.read(jwk, PublicAlgorithm.ES256))
        .hasMessage("is not an EC key on the curve P-256, which ES256 needs");
    assertThatThrownBy(() -> PastedKey.read(with(jwk, "\"alg\":\"PS256\""), PublicAlgorithm.RS256))
        .hasMessage("is for another algorithm than RS256, as its alg says");
    assertThatThrownBy(() -> PastedKey.read(with(jwk, "\"use\":\"enc\""), PublicAlgorithm.RS256))
        .hasMessageStartingWith("is not a key for signatures");
    assertThatThrownBy(
            () -> PastedKey.read(with(jwk, "\"key_ops\":[\"sign\"]"), PublicAlgorithm.RS256))
        .hasMessageStartingWith("is not a key for signatures");
  }

  @Test
  void refusesExamplesWhosePrivateKeyIsKnown() {
    String example =
        "{\"kty\":\"EC\",\"crv\":\"P-256\","
            + "\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
            + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";

    assertThatThrownBy(() -> PastedKey.read(example, PublicAlgorithm.ES256))
        .hasMessage("is an example whose private key everybody knows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a secret",
        "{}",
        "{\"keys\":1}",
        "{\"kty\":\"RSA\"}",
        "{\"kty\":\"RSA\",\"n\":5,\"e\":\"AQAB\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"x\":\"AB\",\"y\":\"AA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AAAA\"}",
        "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAA=A\n-----END PUBLIC KEY-----",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----"
      })
  void refusesWhatIsNoKey(String text) {
    for (PublicAlgorithm algorithm : PublicAlgorithm.values()) {
      assertThatThrownBy(() -> PastedKey.read(text, algorithm)).isInstanceOf(UnusableKey.class);
    }
  }
}
