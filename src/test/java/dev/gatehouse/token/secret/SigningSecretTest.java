package dev.gatehouse.token.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.token.Mint;
import dev.gatehouse.token.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {

  private static final String GOOD = "kX3vQ9zR7mW2pL8tY5nB1cF6hJ4dS0aG";

  @Test
  void generatesSixtyFourCharactersThatAreTakenEverywhere() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String secret = SigningSecret.generate();
      assertThat(secret).hasSize(64);
      assertThat(Base64.getDecoder().decode(secret)).hasSize(48);
      assertThat(SigningSecret.objection(secret, SigningSecret.minimumBytes("HS512"))).isEmpty();
      assertThat(seen.add(secret)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"HS256,32", "HS384,48", "HS512,64"})
  void asksForAsManyBytesAsTheHashHas(String algorithm, int bytes) {
    int minimum = SigningSecret.minimumBytes(algorithm);
    String text = (GOOD + "uH8sKq2Zx5Cw9Lr4Tn7Vb0My3Jd6Gf1P");

    assertThat(minimum).isEqualTo(bytes);
    assertThat(SigningSecret.objection(text.substring(0, bytes), minimum)).isEmpty();
    assertThat(SigningSecret.objection(text.substring(0, bytes - 1), minimum))
        .contains("must have at least " + bytes + " bytes");
  }

  @Test
  void countsBytesAndNotCharacters() {
    String text = "äQ9zöR7müW2pßL8téY5nèB1cñ";
    assertThat(text).hasSize(25);

    assertThat(SigningSecret.objection(text + "aB", 34)).isEmpty();
    assertThat(SigningSecret.objection(text, 34)).isPresent();
  }

  @Test
  void knowsNoOtherAlgorithm() {
    assertThatThrownBy(() -> SigningSecret.minimumBytes("none"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @NullAndEmptySource
  void mustNotBeEmpty(String secret) {
    assertThat(SigningSecret.objection(secret, 1)).contains("must not be empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" %s", "%s ", "%s\n", "\t%s", "a\u0000%s", "a\n%s", "%s\u007fb", "%s\ud83d"})
  void mustBeTextThatSurvivesCopyAndPaste(String frame) {
    assertThat(SigningSecret.objection(frame.formatted(GOOD), 32)).isPresent();
    assertThat(SigningSecret.objection(GOOD, 32)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
        "abababababababababababababababab",
        "abcdeabcdeabcdeabcdeabcdeabcdeab",
        "afmtmaftfamtatfmfatmmtafatmfamtf",
        "afmtzmaftfamztatfmfatmzmtafatmfa",
        "0123456789012345678901234567890123456789",
        "correct-horsecorrect-horsecorrect-horse",
        "kX3vQ9zR7mW2pL8tkX3vQ9zR7mW2pL8t",
        "aaabbbcccdddeeefffggghhhiiijjjkk",
        "äöäöäöäöäöäöäöäöäöäöäöäöäöäöäöäö"
      })
  void refusesPatterns(String secret) {
    assertThat(SigningSecret.objection(secret, 32))
        .contains("is too repetitive to be random; generate one instead");
  }

  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef, 32",
    "0123456789, 40",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567, 32",
    "0123456789abcdef, 64"
  })
  void takesRandomTextsOfOrdinaryAlphabets(String alphabet, int length) {
    Random random = new Random(4711);
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(length, 0, alphabet.length())
          .forEach(letter -> text.append(alphabet.charAt(letter)));
      assertThat(SigningSecret.objection(text.toString(), 32)).as(text.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-string-secret-at-least-256-bits-long",
        "dff4665a082305d28b485d1d763d0d3e52e2577220eaa551836862a3dbca1aade309fe7ceed35180ac494cbc27"
            + "bd2f5f84d45e1"
      })
  void refusesSecretsThatAnybodyCanLookUp(String secret) {
    assertThat(SigningSecret.objection(secret, 32))
        .contains("is publicly known; generate one instead");
  }

  @ParameterizedTest
  @ValueSource(strings = {"your-256-bit-secret", "key goes here", "myJwtSecret"})
  void refusesKnownSecretsAlsoWhereTheLengthDoesNotMatter(String secret) {
    assertThat(SigningSecret.objection(secret, 1))
        .contains("is publicly known; generate one instead");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaaaa", "1111122222", "abcabc", "12345678", "aa"})
  void refusesPatternsAlsoWhereTheLengthDoesNotMatter(String secret) {
    assertThat(SigningSecret.objection(secret, 1)).isPresent();
  }

  @Test
  void takesShortKeysWhereTheLengthDoesNotMatter() {
    assertThat(SigningSecret.objection("8dK2-pQ7x", 1)).isEmpty();
    assertThat(SigningSecret.objection("8dK2-pQ7x", 32)).isPresent();
  }

  @Test
  void refusesEveryOneOfTheCollectedSecrets() throws IOException {
    Path list = Vectors.path("secrets/jwt.secrets.list");
    List<String> secrets =
        Files.readAllLines(list).stream().filter(secret -> !secret.isEmpty()).toList();

    assertThat(secrets).hasSizeGreaterThan(103_900);
    assertThat(secrets)
        .allSatisfy(
            secret -> assertThat(SigningSecret.objection(secret, 1)).as(secret).isPresent());
    assertThat(secrets.stream().filter(secret -> !KnownSecrets.contains(secret))).isEmpty();
  }

  @Test
  void doesNotTakeRandomSecretsForKnownOnes() {
    Random random = new Random(99);
    byte[] bytes = new byte[24];
    for (int i = 0; i < 20_000; i++) {
      random.nextBytes(bytes);
      assertThat(KnownSecrets.contains(Mint.base64(bytes))).isFalse();
    }
  }

  @Test
  void objectionNeverQuotesTheSecret() {
    for (String secret : List.of("short", "your-256-bit-secret", "abcabcabcabc", " padded ")) {
      assertThat(SigningSecret.objection(secret, 32).orElseThrow()).doesNotContain(secret);
    }
  }
}
