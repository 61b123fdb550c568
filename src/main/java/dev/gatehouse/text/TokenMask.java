package dev.gatehouse.text;

import java.util.regex.Pattern;

/**
 * Takes tokens out of texts that outsiders send and that logs and events keep. A token that stands
 * where none belongs, such as in a User-Agent, still signs in.
 */
public final class TokenMask {
  private static final String MASK = "[token]";

  /**
   * Text that begins as a JWT does whose header is JSON without spaces, however it goes on; or any
   * three parts of which the last is as long as an HS256 signature (RFC 7515 section 3.1).
   */
  private static final Pattern TOKEN =
      Pattern.compile(
          "eyJ[A-Za-z0-9_-]{8,}+(?:\\.[A-Za-z0-9_-]*+)*+"
              + "|(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{2,}+\\.[A-Za-z0-9_-]{43,}+");

  private TokenMask() {}

  /** The text with a mask for each token, whole or in part. */
  public static String masked(String text) {
    return TOKEN.matcher(text).replaceAll(MASK);
  }

  /** Whether a text has nothing to mask. */
  public static boolean isFree(String text) {
    return !TOKEN.matcher(text).find();
  }
}
