package dev.gatehouse.operator.factor;

/**
 * Base32 without padding (RFC 4648 section 6): the form in which authenticator apps take secrets.
 */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  private static final int MASK = 31;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte next : bytes) {
      buffer = buffer << Byte.SIZE | next & 0xFF;
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(ALPHABET.charAt(buffer >> bits & MASK));
      }
    }
    if (bits > 0) {
      text.append(ALPHABET.charAt(buffer << BITS - bits & MASK));
    }
    return text.toString();
  }

  /**
   * @throws IllegalArgumentException if the text holds any other character
   */
  static byte[] decode(String text) {
    byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
    int buffer = 0;
    int bits = 0;
    int length = 0;
    for (char next : text.toCharArray()) {
      int value = ALPHABET.indexOf(next);
      if (value < 0) {
        throw new IllegalArgumentException("not base32");
      }
      buffer = buffer << BITS | value;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes[length++] = (byte) (buffer >> bits);
      }
    }
    return bytes;
  }
}
