package dev.gatehouse.operator.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238) as authenticator apps generate them: HMAC-SHA1, six
 * digits, a new one every 30 seconds.
 */
final class OneTimePasswords {
  /** The length of the hash, as RFC 4226 section 4 recommends. */
  private static final int SECRET_BYTES = 20;

  /** One step in each direction, for clock differences and slow typing (RFC 6238 section 5.2). */
  private static final int TOLERANCE = 1;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator();
  private static final Duration STEP = GENERATOR.getTimeStep();

  private OneTimePasswords() {}

  /** A new secret, in Base32. */
  static String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return Base32.encode(secret);
  }

  /** The time step of a code, among the steps that are accepted now. */
  static OptionalLong step(String secret, String code, Instant now) {
    long current = now.getEpochSecond() / STEP.toSeconds();
    return LongStream.rangeClosed(current - TOLERANCE, current + TOLERANCE)
        .filter(step -> isEqual(code(secret, step), code))
        .findFirst();
  }

  /** The code of a time step. */
  static String code(String secret, long step) {
    try {
      return GENERATOR.generateOneTimePasswordString(
          new SecretKeySpec(Base32.decode(secret), GENERATOR.getAlgorithm()),
          Instant.ofEpochSecond(step * STEP.toSeconds()));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("every secret is a key of its HMAC", e);
    }
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
