package dev.gatehouse.token.json;

import java.nio.charset.StandardCharsets;

/**
 * The names that tokens use again and again, so that they are not made anew for each. Clients
 * choose the names, so the table has a fixed size and holds short names only: a name may lose its
 * place, and is then made again.
 */
final class KnownNames {
  private static final int LONGEST = 24;
  private static final int MOST = 256;

  /** Written without a lock: threads that race for a place make equal strings. */
  private static final String[] NAMES = new String[MOST];

  private KnownNames() {}

  /** A name of ASCII. */
  static String of(byte[] ascii, int from, int to) {
    int length = to - from;
    if (length == 0 || length > LONGEST) {
      return made(ascii, from, length);
    }
    int place =
        (ascii[from] * 31 + ascii[to - 1] * 7 + ascii[from + length / 2] + length * 67) % MOST;
    String known = NAMES[place];
    if (known == null || !isSame(known, ascii, from, length)) {
      // The string that names the claim in the rules is the same one, which is quick to compare.
      known = made(ascii, from, length).intern();
      NAMES[place] = known;
    }
    return known;
  }

  private static String made(byte[] ascii, int from, int length) {
    return new String(ascii, from, length, StandardCharsets.ISO_8859_1);
  }

  private static boolean isSame(String known, byte[] ascii, int from, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != ascii[from + i]) {
        return false;
      }
    }
    return true;
  }
}
