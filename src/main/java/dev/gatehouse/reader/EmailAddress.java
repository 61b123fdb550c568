package dev.gatehouse.reader;

/** E-mail addresses as they are stored and compared: trimmed, in lower case. */
public final class EmailAddress {
  private static final int ASCII = 128;

  private EmailAddress() {}

  /**
   * Lowers every letter, except non-ASCII letters whose lower case is ASCII: an address with the
   * Kelvin sign must not become the address of another person, with {@code k}. Works letter by
   * letter, so that an address never grows beyond its column.
   */
  public static String normalized(String address) {
    StringBuilder normalized = new StringBuilder(address.length());
    address.trim().codePoints().map(EmailAddress::lower).forEach(normalized::appendCodePoint);
    return normalized.toString();
  }

  private static int lower(int letter) {
    int lower = Character.toLowerCase(letter);
    return letter >= ASCII && lower < ASCII ? letter : lower;
  }
}
