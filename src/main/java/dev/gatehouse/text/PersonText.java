package dev.gatehouse.text;

/**
 * The rule for short texts, such as names, ids of people and titles: trimmed, at least one visible
 * character, neither control characters nor bidirectional overrides. Lengths are counted in Unicode
 * code points, so that 150 emoji are 150 characters.
 */
public final class PersonText {
  /** Longest e-mail address (RFC 5321 section 4.5.3.1.3, less the brackets). */
  public static final int LONGEST_EMAIL = 254;

  public static final int LONGEST_NAME = 200;

  /** Longest id of a person in the company's own app. */
  public static final int LONGEST_ID = 500;

  private static final int DELETE = 0x7F;

  /**
   * Code points that are drawn as nothing, as first and last of a range: the property
   * Default_Ignorable_Code_Point (Unicode Standard, section 5.21), and the empty Braille cell.
   */
  private static final int[][] INVISIBLE = {
    {0xAD, 0xAD},
    {0x34F, 0x34F},
    {0x61C, 0x61C},
    {0x115F, 0x1160},
    {0x17B4, 0x17B5},
    {0x180B, 0x180F},
    {0x200B, 0x200F},
    {0x202A, 0x202E},
    {0x2060, 0x206F},
    {0x2800, 0x2800},
    {0x3164, 0x3164},
    {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFF8},
    {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A},
    {0xE0000, 0xE0FFF}
  };

  private PersonText() {}

  /** Without white space at either end. */
  public static String trimmed(String text) {
    return text.strip();
  }

  /** The number of characters, each of which may be two {@code char}s. */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** At most this many characters from the beginning; none is cut in two. */
  public static String cut(String text, int longest) {
    return text.length() <= longest || length(text) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest));
  }

  /** The same, with an ellipsis after it where something is left out. */
  public static String shortened(String text, int longest) {
    String cut = cut(text, longest);
    return cut.length() == text.length() ? text : cut + "…";
  }

  /**
   * Whether the text is free of control characters, halves of surrogate pairs, and the embeddings,
   * overrides and isolates that make a text read otherwise than it is stored (Unicode Standard
   * Annex 9, section 2).
   */
  public static boolean isPlain(String text) {
    for (int i = printable(text), c; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (Character.isISOControl(c) || isHalf(c) || isDirectional(c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the text is free of control characters (Unicode category Cc). */
  public static boolean isFreeOfControls(String text) {
    for (int i = printable(text); i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** How many characters at the beginning are printable ASCII, which nearly all texts are of. */
  private static int printable(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      int c = text.charAt(i);
      if (c < ' ' || c >= DELETE) {
        return i;
      }
    }
    return length;
  }

  /** Whether what {@link String#codePointAt} tells is half a surrogate pair. */
  private static boolean isHalf(int c) {
    return Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE;
  }

  private static boolean isDirectional(int c) {
    return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
  }

  /** Whether a reader would see anything of the text; white space and joiners alone are empty. */
  public static boolean isVisible(String text) {
    for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (isVisible(c)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isVisible(int c) {
    if (c > ' ' && c < DELETE) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          // A mark needs a letter to stand on; variation selectors and joiners are marks, too.
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> !isInvisible(c);
    };
  }

  /** Whether nothing is drawn for a code point other than white space. */
  static boolean isInvisible(int c) {
    if (c < INVISIBLE[0][0]) {
      return false;
    }
    for (int[] range : INVISIBLE) {
      if (range[0] <= c && c <= range[1]) {
        return true;
      }
    }
    return false;
  }
}
