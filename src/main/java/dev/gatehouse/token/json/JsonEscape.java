package dev.gatehouse.token.json;

import dev.gatehouse.token.json.MalformedJson.Fault;

/** Characters of a string that are written as escapes (RFC 8259, section 7). */
final class JsonEscape {
  private static final int DIGITS = 4;
  private static final int RADIX = 16;

  private JsonEscape() {}

  /** The character, or half of a surrogate pair, whose backslash was passed. */
  static char read(JsonBytes text) throws MalformedJson {
    int c = text.taken();
    return switch (c) {
      case '"', '\\', '/' -> (char) c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> codeUnit(text);
      default -> throw text.fault(Fault.SYNTAX);
    };
  }

  private static char codeUnit(JsonBytes text) throws MalformedJson {
    int unit = 0;
    for (int i = 0; i < DIGITS; i++) {
      // Character.digit takes digits of other scripts as well, which no single byte is.
      int digit = Character.digit(text.taken(), RADIX);
      if (digit < 0) {
        throw text.fault(Fault.SYNTAX);
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }
}
