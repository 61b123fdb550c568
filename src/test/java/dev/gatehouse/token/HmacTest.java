package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.rejection.Rejected;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Signatures are judged as java-jwt judges them. */
class HmacTest {
  private static final byte[] SECRET = Mint.utf8(Mint.SECRET);

  @Test
  void agreesWithJavaJwtOnWycheproof() throws IOException {
    int compared = 0;
    for (JsonNode group :
        Vectors.json("wycheproof/json_web_signature_test.json").path("testGroups")) {
      JsonNode jwk = group.path("private");
      if (jwk.path("kty").asText().equals("oct")) {
        byte[] secret = Base64.getUrlDecoder().decode(jwk.path("k").asText());
        for (JsonNode test : group.path("tests")) {
          compared += agreed(test.path("jws").asText(), secret);
        }
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  @Test
  void agreesWithJavaJwtOnDamagedTokens() {
    Random random = new Random(20_261_129);
    String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    int compared = 0;
    for (int i = 0; i < 3_000; i++) {
      String token = Mint.token(header, "{\"a\":" + i + "}");
      int at = random.nextInt(token.length());
      char c = "AZaz09-_".charAt(random.nextInt(8));
      compared += agreed(token.substring(0, at) + c + token.substring(at + 1), SECRET);
    }
    assertThat(compared).isGreaterThan(2_000);
  }

  @Test
  void acceptsWhatJavaJwtSigned() throws Rejected {
    for (String algorithm : List.of("HS256", "HS384", "HS512")) {
      Algorithm signing =
          switch (algorithm) {
            case "HS256" -> Algorithm.HMAC256(SECRET);
            case "HS384" -> Algorithm.HMAC384(SECRET);
            default -> Algorithm.HMAC512(SECRET);
          };
      CompactJws jws = CompactJws.parse(JWT.create().withSubject("ann").sign(signing));

      for (String other : List.of("HS256", "HS384", "HS512")) {
        assertThat(jws.isSignedWith(Hmac.of(other, SECRET))).isEqualTo(other.equals(algorithm));
      }
    }
  }

  @Test
  void agreesWithTheJdkForEveryLengthOfKeyAndText() throws GeneralSecurityException {
    Random random = new Random(20_261_129);
    for (String algorithm : List.of("256", "384", "512")) {
      for (int length = 1; length <= 300; length++) {
        byte[] secret = bytes(random, length);
        byte[] text = bytes(random, random.nextInt(400));
        Mac mac = Mac.getInstance("HmacSHA" + algorithm);
        mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
        byte[] signature = mac.doFinal(text);
        Hmac hmac = Hmac.of("HS" + algorithm, secret);

        assertThat(hmac.signed(text, text.length, signature)).isTrue();
        signature[random.nextInt(signature.length)] ^= (byte) (1 << random.nextInt(8));
        assertThat(hmac.signed(text, text.length, signature)).isFalse();
        assertThat(hmac.signed(text, text.length, Arrays.copyOf(signature, 8))).isFalse();
        assertThat(hmac.signed(text, text.length, new byte[0])).isFalse();
      }
    }
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void judgesForManyThreadsAtOnce() throws Exception {
    Hmac hmac = Hmac.of("HS256", SECRET);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        int first = thread * 10_000;
        calls.add(() -> judgedRightly(hmac, first));
      }
      for (Future<Integer> right : threads.invokeAll(calls)) {
        assertThat(right.get()).isEqualTo(4_000);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int judgedRightly(Hmac hmac, int first) throws Rejected {
    String signed = Mint.token("{\"n\":" + first + "}");
    String content = signed.substring(0, signed.lastIndexOf('.'));
    CompactJws good = CompactJws.parse(signed);
    CompactJws bad = CompactJws.parse(Mint.signed(content, "another secret", "HmacSHA256"));
    int right = 0;
    for (int i = 0; i < 2_000; i++) {
      right += good.isSignedWith(hmac) ? 1 : 0;
      right += bad.isSignedWith(hmac) ? 0 : 1;
    }
    return right;
  }

  /** 1 if the verdicts were compared, 0 for a text that has not the form of a token. */
  private static int agreed(String token, byte[] secret) {
    CompactJws jws;
    try {
      jws = CompactJws.parse(token);
    } catch (Rejected e) {
      return 0;
    }
    assertThat(jws.isSignedWith(Hmac.of("HS256", secret)))
        .as(token)
        .isEqualTo(isSignatureOfJavaJwt(token.split("\\."), secret));
    return 1;
  }

  /** By its signature, since its verifier takes apart only what holds JSON. */
  private static boolean isSignatureOfJavaJwt(String[] segments, byte[] secret) {
    byte[] signature =
        Algorithm.HMAC256(secret).sign(Mint.utf8(segments[0]), Mint.utf8(segments[1]));
    return Arrays.equals(signature, Base64.getUrlDecoder().decode(segments[2]));
  }
}
