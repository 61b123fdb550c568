package dev.gatehouse.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random values that are issued, and the SHA-256 by which the database recognizes values. */
public final class Fingerprint {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Copied for each use: to look the algorithm up costs as much as to hash a token's id. */
  private static final MessageDigest SHA_256 = sha256();

  private Fingerprint() {}

  /** A new unguessable value of at least 16 random bytes (128 bits), in base64url. */
  public static String random(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(bytes));
  }

  /** New unguessable bytes, for a value that has other parts, too. */
  public static byte[] randomBytes(int bytes) {
    byte[] value = new byte[bytes];
    RANDOM.nextBytes(value);
    return value;
  }

  /** SHA-256 of content, in 64 hexadecimal characters, as its name. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(sha256(content));
  }

  /**
   * SHA-256 of a text's UTF-8 bytes, in 64 hexadecimal characters; enough for values that are
   * themselves random.
   */
  public static String of(String value) {
    return of(value.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of bytes. */
  public static byte[] sha256(byte[] bytes) {
    try {
      return ((MessageDigest) SHA_256.clone()).digest(bytes);
    } catch (CloneNotSupportedException e) {
      return sha256().digest(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
