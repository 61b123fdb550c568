package dev.gatehouse.token;

import dev.gatehouse.token.json.EightBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Base64url (RFC 4648, section 5) in its one canonical spelling: no padding, no white space, no
 * stray last bits (section 3.5). The JDK decodes it, but forgives padding and stray bits, and
 * throws an exception with a stack trace at every other text, which anybody may send: so a text is
 * looked at before.
 */
final class Base64Url {
  /** The six bits of each character; negative for any other byte. */
  private static final byte[] BITS = bits();

  private Base64Url() {}

  private static byte[] bits() {
    byte[] bits = new byte[256];
    Arrays.fill(bits, (byte) -1);
    byte[] alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < alphabet.length; i++) {
      bits[alphabet[i]] = (byte) i;
    }
    return bits;
  }

  /** Whether all characters are of the alphabet, but for full stops, which separate segments. */
  static boolean isAlphabet(byte[] text, int from, int to) {
    long good = EightBytes.ALL;
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      good &= alphabet(EightBytes.at(text, i));
    }
    for (; i < to; i++) {
      good &= alphabet(EightBytes.all(text[i]));
    }
    return (good & EightBytes.ALL) == EightBytes.ALL;
  }

  private static long alphabet(long eight) {
    long lower = EightBytes.lower(eight);
    long letter = EightBytes.from('a', lower) & ~EightBytes.from('z' + 1, lower);
    // Hyphen, full stop, slash and digits follow each other.
    long other =
        EightBytes.from('-', eight) & ~EightBytes.from('9' + 1, eight) & EightBytes.not('/', eight);
    long underscore = ~EightBytes.not('_', eight);
    return (letter | other | underscore) & EightBytes.ascii(eight);
  }

  /** Whether a text has the length and the end of a canonical one, and no padding. */
  static boolean isCanonical(byte[] text, int from, int to) {
    int last = from < to ? BITS[text[to - 1] & 0xFF] : -1;
    // Two characters hold one byte and four bits more, three hold two bytes and two bits more.
    int left =
        switch ((to - from) % 4) {
          case 0 -> 0;
          case 2 -> 0xF;
          case 3 -> 0x3;
          default -> -1;
        };
    return last >= 0 && left >= 0 && (last & left) == 0;
  }

  /**
   * The bytes of a canonical text.
   *
   * @throws IllegalArgumentException for a character that is not of the alphabet
   */
  static byte[] decoded(byte[] text, int from, int to) {
    return Base64.getUrlDecoder().decode(ByteBuffer.wrap(text, from, to - from)).array();
  }
}
