package dev.gatehouse.token;

import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * A signing key of a connection, prepared once and used for many tokens.
 *
 * @param id the key's number, as in the admin API
 * @param kid the key id by which a token's header may name it, or null
 * @param algorithm the one algorithm that this key is used with
 * @param fingerprint recognizes the secret wherever it is used, as the database knows it
 * @param retiresAt when the key stops being valid, or null
 */
public record VerificationKey(
    long id, String kid, Algorithm algorithm, String fingerprint, Instant retiresAt) {

  /**
   * A key from a shared secret: the UTF-8 bytes of the text as shown, never base64-decoded, since
   * jsonwebtoken, firebase/php-jwt and ruby-jwt use it so.
   *
   * @param algorithm {@code HS256}, {@code HS384} or {@code HS512}
   * @param fingerprint of the secret
   * @throws IllegalArgumentException for any other algorithm or an empty secret
   */
  public static VerificationKey of(
      long id, String kid, String algorithm, String secret, String fingerprint, Instant retiresAt) {
    Algorithm compiled = hmac(algorithm, secret.getBytes(StandardCharsets.UTF_8));
    return new VerificationKey(id, kid, compiled, fingerprint, retiresAt);
  }

  /**
   * An algorithm with its secret.
   *
   * @param algorithm {@code HS256}, {@code HS384} or {@code HS512}
   * @throws IllegalArgumentException for any other algorithm or an empty secret
   */
  public static Algorithm hmac(String algorithm, byte[] secret) {
    return switch (algorithm) {
      case "HS256" -> Algorithm.HMAC256(secret);
      case "HS384" -> Algorithm.HMAC384(secret);
      case "HS512" -> Algorithm.HMAC512(secret);
      default -> throw new IllegalArgumentException("no such algorithm: " + algorithm);
    };
  }

  /** Whether the key has not retired yet. */
  public boolean isActive(Instant now) {
    return retiresAt == null || now.isBefore(retiresAt);
  }

  /** Whether its secret has this fingerprint, compared in constant time. */
  public boolean hasSecret(String presented) {
    return MessageDigest.isEqual(
        fingerprint.getBytes(StandardCharsets.US_ASCII),
        presented.getBytes(StandardCharsets.US_ASCII));
  }

  boolean usable(String pinnedAlgorithm, Instant now) {
    return algorithm.getName().equals(pinnedAlgorithm) && isActive(now);
  }

  /** Whether this key made the signature, see {@link CompactJws#isSignedWith}. */
  public boolean verifies(CompactJws jws) {
    return jws.isSignedWith(algorithm);
  }

  @Override
  public String toString() {
    // The fingerprint must not reach a log by accident.
    return "VerificationKey[" + id + "]";
  }
}
