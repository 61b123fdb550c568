package dev.gatehouse.benchmark.verification;

import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.TokenSigner;
import dev.gatehouse.token.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Tokens that a private key signed, and the JDK's signature alone, which is their floor. */
final class KeyPairs {
  static final List<PublicAlgorithm> ALGORITHMS =
      List.of(PublicAlgorithm.RS256, PublicAlgorithm.ES256, PublicAlgorithm.EDDSA);

  private static final int COUNT = 64;
  private static final int LIFETIME = 3600;

  private final PublicAlgorithm algorithm;
  private final KeyPair pair;

  KeyPairs(PublicAlgorithm algorithm) {
    this.algorithm = algorithm;
    this.pair = algorithm.generate();
  }

  List<String> tokens() {
    return IntStream.range(0, COUNT)
        .mapToObj(number -> TokenSigner.sign(algorithm, pair.getPrivate(), null, claims(number)))
        .toList();
  }

  VerificationKey key() {
    return new VerificationKey(1, null, algorithm, pair.getPublic(), algorithm.jwa(), null);
  }

  private static Map<String, Object> claims(int number) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iss", Tokens.ISSUER);
    claims.put("aud", Tokens.AUDIENCE);
    claims.put("iat", now);
    claims.put("exp", now + LIFETIME);
    claims.put("email", "reader" + number + "@example.com");
    claims.put("name", "Reader Number " + number);
    claims.put("external_id", "user-" + number);
    return claims;
  }

  /** Verifies the signature and reads nothing. */
  Predicate<String> signatureAlone() {
    return token -> {
      int end = token.lastIndexOf('.');
      try {
        Signature signature = Signature.getInstance(jca());
        signature.initVerify(pair.getPublic());
        signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private String jca() {
    return switch (algorithm) {
      case RS256 -> "SHA256withRSA";
      case ES256 -> "SHA256withECDSAinP1363Format";
      case EDDSA -> "Ed25519";
      case PS256 -> throw new IllegalStateException("its signature needs parameters");
    };
  }
}
