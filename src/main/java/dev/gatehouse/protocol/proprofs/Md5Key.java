package dev.gatehouse.protocol.proprofs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * "Private Site API key (md5 encrypted)": in the vendor's sample the key that signs is the text
 * that PHP's {@code md5()} answers, 32 lower-case hexadecimal characters, and not the 16 bytes that
 * they stand for.
 */
final class Md5Key {
  private Md5Key() {}

  /** The text that signs, of the key that the vendor's settings page shows. */
  static String of(String apiKey) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(apiKey.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
