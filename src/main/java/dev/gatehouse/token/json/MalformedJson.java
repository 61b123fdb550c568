package dev.gatehouse.token.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes that are not one strict JSON object. The message never quotes them. */
public final class MalformedJson extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong, in words that complete the sentence "the payload is malformed: …". */
  public enum Fault {
    NO_OBJECT("not a JSON object"),
    TRAILING("something follows the JSON value"),
    SYNTAX("not strict JSON"),
    LIMIT("nested too deeply, or with a name or number that is too long"),
    ENCODING("not valid UTF-8"),
    DUPLICATE("a name occurs twice in one object"),
    SURROGATE("a string holds half a surrogate pair");

    private final String message;

    Fault(String message) {
      this.message = message;
    }
  }

  private final Fault fault;
  private final String place;

  MalformedJson(Fault fault, String place) {
    super(fault.message, null, false, false);
    this.fault = fault;
    this.place = place;
  }

  public Fault fault() {
    return fault;
  }

  /** Line and column, for people who typed the text; empty if unknown. */
  public String place() {
    return place;
  }

  /** The fault of a whole text. */
  static MalformedJson in(byte[] utf8, Fault fault) {
    return new MalformedJson(isUtf8(utf8) ? fault : Fault.ENCODING, "");
  }

  /** The fault of a text at this byte. Bytes that are no text have no other fault than that. */
  static MalformedJson at(int index, byte[] utf8, Fault fault) {
    return isUtf8(utf8) ? new MalformedJson(fault, place(utf8, index)) : in(utf8, fault);
  }

  static boolean isUtf8(byte[] bytes) {
    // A new decoder reports malformed input, where new String(bytes) would replace it.
    return !StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), true)
        .isError();
  }

  private static String place(byte[] utf8, int index) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < index; i++) {
      if (utf8[i] == '\n') {
        line++;
        column = 1;
      } else if (!isContinuation(utf8[i])) {
        column++;
      }
    }
    return "line " + line + ", column " + column;
  }

  /** Whether a byte of UTF-8 begins no character (RFC 3629, section 3). */
  private static boolean isContinuation(byte c) {
    return (c & 0xC0) == 0x80;
  }
}
