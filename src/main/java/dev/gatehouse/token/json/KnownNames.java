package dev.gatehouse.token.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names that tokens use again and again, so that they are not made anew for each. Clients
 * choose the names, so the table has a fixed size and holds short names only: a name may lose its
 * place, and is then made again.
 */
final class KnownNames {
  private static final int LONGEST = 24;
  private static final int BITS = 8;

  /** The golden ratio as a fraction of 2^64, which spreads similar numbers (Knuth, 6.4). */
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  /** Written without a lock: threads that race for a place make equal names. */
  private static final Known[] NAMES = new Known[1 << BITS];

  /**
   * @param end the last eight bytes as one number
   */
  private record Known(String name, byte[] ascii, long end) {
    boolean is(byte[] text, int from, int to, long last) {
      int more = to - from - Long.BYTES;
      return end == last
          && ascii.length == to - from
          && (more <= 0 || Arrays.equals(ascii, 0, more, text, from, from + more));
    }
  }

  private KnownNames() {}

  /**
   * A name of ASCII.
   *
   * @param end its last eight bytes as one number, as {@code end << 8 | next} makes it of them all
   */
  static String of(byte[] text, int from, int to, long end) {
    int length = to - from;
    if (length > LONGEST) {
      return new String(text, from, length, StandardCharsets.ISO_8859_1);
    }
    int place = (int) ((end + length) * SPREAD >>> Long.SIZE - BITS);
    Known known = NAMES[place];
    if (known == null || !known.is(text, from, to, end)) {
      byte[] ascii = Arrays.copyOfRange(text, from, to);
      // The string that names the claim in the rules is the same one, which is quick to compare.
      String name = new String(ascii, StandardCharsets.ISO_8859_1).intern();
      known = new Known(name, ascii, end);
      NAMES[place] = known;
    }
    return known.name();
  }
}
