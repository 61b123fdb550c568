package dev.gatehouse.token.json;

import dev.gatehouse.token.json.MalformedJson.Fault;
import java.nio.charset.StandardCharsets;

/**
 * A position in a JSON text, and the tokens that begin there (RFC 8259, sections 2, 3, 6 and 7).
 */
final class JsonBytes {
  /** What {@link #next} tells after the last byte; no byte has this value. */
  static final int END = 0x100;

  private static final int LONGEST_NAME = 50_000;

  private final byte[] utf8;
  private int at;
  private boolean isUtf8;

  JsonBytes(byte[] utf8) {
    this.utf8 = utf8;
  }

  /** The byte after any white space, which is not passed yet. */
  int next() {
    while (at < utf8.length) {
      byte c = utf8[at];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return c;
      }
      at++;
    }
    return END;
  }

  /** Passes the byte that {@link #next} told. */
  void skip() {
    at++;
  }

  /** Passes this byte if it is the next one. */
  boolean takes(char expected) {
    boolean found = next() == expected;
    if (found) {
      at++;
    }
    return found;
  }

  void take(char expected) throws MalformedJson {
    if (!takes(expected)) {
      throw fault(Fault.SYNTAX);
    }
  }

  /** The name of a member. */
  String name() throws MalformedJson {
    if (next() != '"') {
      throw fault(Fault.SYNTAX);
    }
    String name = knownName(at + 1);
    if (name.length() > LONGEST_NAME) {
      throw fault(Fault.LIMIT);
    }
    return name;
  }

  private String knownName(int start) throws MalformedJson {
    byte[] bytes = utf8;
    long end = 0;
    for (int i = start; i < bytes.length; i++) {
      byte c = bytes[i];
      if (c == '"') {
        at = i + 1;
        return KnownNames.of(bytes, start, i, end);
      }
      if (c < ' ' || c == '\\') {
        at = i;
        return otherString(start);
      }
      end = end << Byte.SIZE | c;
    }
    at = bytes.length;
    throw fault(Fault.SYNTAX);
  }

  /** The string whose quotation mark is next. */
  String string() throws MalformedJson {
    int start = at + 1;
    // Of ASCII, ISO 8859-1 is the cheapest superset.
    return passPlainString()
        ? new String(utf8, start, at - 1 - start, StandardCharsets.ISO_8859_1)
        : otherString(start);
  }

  /** Passes a string up to its end, or up to the first escape or byte beyond ASCII. */
  private boolean passPlainString() throws MalformedJson {
    // Fields are slow to count with.
    byte[] bytes = utf8;
    for (int i = at + 1; i < bytes.length; i++) {
      byte c = bytes[i];
      if (c == '"') {
        at = i + 1;
        return true;
      }
      if (c < ' ' || c == '\\') {
        at = i;
        return false;
      }
    }
    at = bytes.length;
    throw fault(Fault.SYNTAX);
  }

  /** A string with escapes or beyond ASCII. */
  private String otherString(int start) throws MalformedJson {
    StringBuilder text = new StringBuilder();
    boolean surrogates = false;
    int run = start;
    while (at < utf8.length) {
      byte c = utf8[at++];
      if (c == '"') {
        append(text, run, at - 1);
        return whole(text.toString(), surrogates);
      }
      if (c == '\\') {
        append(text, run, at - 1);
        char escaped = JsonEscape.read(this);
        surrogates |= Character.isSurrogate(escaped);
        text.append(escaped);
        run = at;
      } else if (c < 0) {
        requireUtf8();
      } else if (c < ' ') {
        throw fault(Fault.SYNTAX);
      }
    }
    throw fault(Fault.SYNTAX);
  }

  private void append(StringBuilder text, int from, int to) {
    text.append(new String(utf8, from, to - from, StandardCharsets.UTF_8));
  }

  private void requireUtf8() throws MalformedJson {
    if (!isUtf8 && !MalformedJson.isUtf8(utf8)) {
      throw fault(Fault.ENCODING);
    }
    isUtf8 = true;
  }

  /** Half a surrogate pair can be written as an escape, but no database stores it. */
  private String whole(String text, boolean surrogates) throws MalformedJson {
    if (surrogates && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw fault(Fault.SURROGATE);
    }
    return text;
  }

  /** A number, {@code true}, {@code false} or {@code null}. */
  Object scalar() throws MalformedJson {
    return switch (next()) {
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", null);
      default -> TokenNumber.read(this);
    };
  }

  private Boolean word(String word, Boolean value) throws MalformedJson {
    for (int i = 0; i < word.length(); i++) {
      if (current() != word.charAt(i)) {
        throw fault(Fault.SYNTAX);
      }
      at++;
    }
    return value;
  }

  /** Where the next byte is, for {@link #ascii}. */
  int position() {
    return at;
  }

  /**
   * Passes digits, which may be none.
   *
   * @return their amount, or anything if it does not fit
   */
  long digits() {
    byte[] bytes = utf8;
    int i = at;
    long amount = 0;
    while (i < bytes.length && TokenNumber.isDigit(bytes[i])) {
      amount = amount * 10 + bytes[i++] - '0';
    }
    at = i;
    return amount;
  }

  /** The next byte, white space or not. */
  int current() {
    return at < utf8.length ? utf8[at] : END;
  }

  /** Passes the next byte, white space or not. */
  int taken() {
    return at < utf8.length ? utf8[at++] : END;
  }

  /** What was passed since a position, all of it ASCII. */
  String ascii(int from) {
    return new String(utf8, from, at - from, StandardCharsets.ISO_8859_1);
  }

  /**
   * The fault of a text in which something else is expected here.
   *
   * @param fault the one of a text that goes on with any JSON value
   */
  MalformedJson instead(Fault fault) {
    try {
      int c = next();
      if (c != END && c != '{' && c != '[' && c != '"') {
        scalar();
      }
    } catch (MalformedJson e) {
      return e;
    }
    return MalformedJson.in(utf8, fault);
  }

  /** The fault with its place. */
  MalformedJson fault(Fault fault) {
    return MalformedJson.at(at, utf8, fault);
  }
}
