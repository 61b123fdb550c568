package dev.gatehouse.benchmark.verification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens such as a backend makes for the HelpCenter.io protocol, each one different. */
final class Tokens {
  static final String SECRET = "kX3vQ9zR7mW2pL8tY5nB1cF6hJ4dS0aGkX3vQ9zR7mW2pL8tY5nB1cF6hJ4dS0aG";
  static final String ISSUER = "https://app.example.com";
  static final String AUDIENCE = "acme";

  private static final int COUNT = 64;
  private static final int LIFETIME = 3600;
  private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

  private Tokens() {}

  static List<String> valid() {
    return IntStream.range(0, COUNT).mapToObj(number -> signed(payload(number))).toList();
  }

  /** The same tokens with the first character of the signature changed. */
  static List<String> withWrongSignature(List<String> valid) {
    return valid.stream().map(Tokens::withWrongSignature).toList();
  }

  private static String withWrongSignature(String token) {
    int signature = token.lastIndexOf('.') + 1;
    char other = token.charAt(signature) == 'A' ? 'B' : 'A';
    return token.substring(0, signature) + other + token.substring(signature + 1);
  }

  /** What is signed of a token. */
  static byte[] signedBytes(String token) {
    return token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
  }

  private static String payload(int number) {
    long now = Instant.now().getEpochSecond();
    return """
    {"jti":"%s","iss":"%s","aud":"%s","iat":%d,"exp":%d,"email":"reader%d@example.com",\
    "name":"Reader Number %d","external_id":"user-%d"}\
    """
        .formatted(
            UUID.randomUUID(), ISSUER, AUDIENCE, now, now + LIFETIME, number, number, number);
  }

  private static String signed(String payload) {
    String content = base64(HEADER.getBytes(StandardCharsets.UTF_8));
    content += "." + base64(payload.getBytes(StandardCharsets.UTF_8));
    return content + "." + base64(mac().doFinal(content.getBytes(StandardCharsets.US_ASCII)));
  }

  static Mac mac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
