package dev.gatehouse.text;

import java.util.regex.Pattern;

/** E-mail addresses as they are stored and compared: trimmed, in lower case. */
public final class EmailAddress {
  /** What an operator is told of a text that {@link #isOne} refuses. */
  public static final String OBJECTION = "must be an email address: one, without a name";

  private static final int ASCII = 128;

  /**
   * A local part and a domain, without the characters of which lists, display names, comments,
   * quotes and address literals are made (RFC 5322 section 3.4). Mail servers decide about
   * everything else: the part before the {@code @} is theirs.
   */
  private static final Pattern ONE_ADDRESS =
      Pattern.compile(
          "[^\\s\\p{Z}\\p{Cc}\\p{Cf}\\p{Cs}@<>()\\[\\]\\\\,;:\"]+"
              + "@[\\p{L}\\p{M}\\p{N}_-]++(?:\\.[\\p{L}\\p{M}\\p{N}_-]++)*+");

  private EmailAddress() {}

  /**
   * Whether a normalized text is one address, and not a list, a name with an address, or anything
   * else that a mail server or an eye would take for another one, such as an address with a
   * variation selector in it.
   */
  public static boolean isOne(String text) {
    return PersonText.length(text) <= PersonText.LONGEST_EMAIL
        && text.codePoints().noneMatch(PersonText::isInvisible)
        && ONE_ADDRESS.matcher(text).matches();
  }

  /**
   * Takes white space off both ends, but no control characters, which are for {@link #isOne} to
   * refuse. Lowers every letter, except non-ASCII letters whose lower case is ASCII: an address
   * with the Kelvin sign must not become the address of another person, with {@code k}. Works
   * letter by letter, so that an address never grows beyond its column.
   */
  public static String normalized(String address) {
    StringBuilder normalized = new StringBuilder(address.length());
    PersonText.trimmed(address)
        .codePoints()
        .map(EmailAddress::lower)
        .forEach(normalized::appendCodePoint);
    return normalized.toString();
  }

  private static int lower(int letter) {
    int lower = Character.toLowerCase(letter);
    return letter >= ASCII && lower < ASCII ? letter : lower;
  }
}
