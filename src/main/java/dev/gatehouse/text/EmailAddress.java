package dev.gatehouse.text;

/** E-mail addresses as they are stored and compared: trimmed, in lower case. */
public final class EmailAddress {
  /** What an operator is told of a text that {@link #isOne} refuses. */
  public static final String OBJECTION = "must be an email address: one, without a name";

  private static final int ASCII = 128;
  private static final int DELETE = 0x7F;

  /** For each ASCII character whether it may stand in a local part, and in a label. */
  private static final boolean[] LOCAL = new boolean[ASCII];

  private static final boolean[] LABEL = new boolean[ASCII];

  static {
    for (int c = 0; c < ASCII; c++) {
      LOCAL[c] = c > ' ' && c != DELETE && !isSpecial(c);
      LABEL[c] = isLetterOrDigit(c) || c == '-' || c == '_';
    }
  }

  private EmailAddress() {}

  /**
   * Whether a normalized text is one address, and not a list, a name with an address, or anything
   * else that a mail server or an eye would take for another one, such as an address with a
   * variation selector in it.
   */
  public static boolean isOne(String text) {
    int at = text.indexOf('@');
    return at > 0
        && PersonText.length(text) <= PersonText.LONGEST_EMAIL
        && isLocalPart(text, at)
        && isDomain(text, at + 1);
  }

  /**
   * Anything but {@link #isSpecial special} characters and those that cannot be seen. Mail servers
   * decide about everything else: the part before the {@code @} is theirs.
   */
  private static boolean isLocalPart(String text, int end) {
    for (int i = 0, c; i < end; i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (!isLocal(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLocal(int c) {
    if (c < ASCII) {
      return LOCAL[c];
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE ->
          false;
      default -> !PersonText.isInvisible(c);
    };
  }

  /** Lists, display names, comments, quotes and literals are made of these (RFC 5322 section 3). */
  private static boolean isSpecial(int c) {
    return switch (c) {
      case '@', '<', '>', '(', ')', '[', ']', '\\', ',', ';', ':', '"' -> true;
      default -> false;
    };
  }

  /**
   * Labels of letters, marks, digits, hyphens and underscores, with a full stop between each two.
   */
  private static boolean isDomain(String text, int start) {
    boolean inLabel = false;
    for (int i = start, c; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (c == '.' ? !inLabel : !isLabel(c)) {
        return false;
      }
      inLabel = c != '.';
    }
    return inLabel;
  }

  private static boolean isLabel(int c) {
    if (c < ASCII) {
      return LABEL[c];
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          !PersonText.isInvisible(c);
      default -> false;
    };
  }

  private static boolean isLetterOrDigit(int c) {
    return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9';
  }

  /**
   * Takes white space off both ends, but no control characters, which are for {@link #isOne} to
   * refuse. Lowers every letter, except non-ASCII letters whose lower case is ASCII: an address
   * with the Kelvin sign must not become the address of another person, with {@code k}. Works
   * letter by letter, so that an address never grows beyond its column.
   */
  public static String normalized(String address) {
    String trimmed = PersonText.trimmed(address);
    if (isLower(trimmed)) {
      return trimmed;
    }
    StringBuilder normalized = new StringBuilder(trimmed.length());
    trimmed.codePoints().map(EmailAddress::lower).forEach(normalized::appendCodePoint);
    return normalized.toString();
  }

  /** Whether it is already as nearly all addresses are sent. */
  private static boolean isLower(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ASCII || 'A' <= c && c <= 'Z') {
        return false;
      }
    }
    return true;
  }

  private static int lower(int letter) {
    int lower = Character.toLowerCase(letter);
    return letter >= ASCII && lower < ASCII ? letter : lower;
  }
}
