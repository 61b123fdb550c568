package dev.gatehouse.site.look;

import dev.gatehouse.secret.Fingerprint;

/**
 * A file of a site's look.
 *
 * @param version a prefix of the content's hash
 */
record LookFile(String version, String type, byte[] bytes) {
  private static final int VERSION_LENGTH = 16;

  static LookFile of(String type, byte[] bytes) {
    return new LookFile(version(Fingerprint.of(bytes)), type, bytes);
  }

  static String version(String hash) {
    return hash.substring(0, VERSION_LENGTH);
  }
}
