package dev.gatehouse.token.json;

import dev.gatehouse.token.json.MalformedJson.Fault;
import java.math.BigDecimal;

/**
 * The numbers of a token (RFC 8259, section 6): integers are {@link BigDecimal}s with every digit
 * and the scale 0, others have another scale, so that {@code 42} and {@code 42.0} differ as they do
 * in JSON.
 */
final class TokenNumber {
  /** The longest number, in characters: as long as a token. The rule for a claim decides. */
  private static final int LONGEST = 8192;

  /** The longest exact number with a fraction or an exponent, in characters and decimal places. */
  private static final int LONGEST_EXACT = 40;

  /** So many digits always fit into a {@code long}. */
  private static final int LONG_DIGITS = 18;

  private TokenNumber() {}

  static boolean isDigit(int c) {
    return '0' <= c && c <= '9';
  }

  /** The number that is next. */
  static Number read(JsonBytes text) throws MalformedJson {
    int start = text.position();
    boolean isNegative = text.current() == '-';
    if (isNegative) {
      text.skip();
    }
    int first = text.position();
    boolean beginsWithZero = text.current() == '0';
    long amount = digits(text);
    int length = text.position() - first;
    if (beginsWithZero && length > 1) {
      throw text.fault(Fault.SYNTAX);
    }
    if (isOther(text)) {
      return other(ended(text, start));
    }
    return length > LONG_DIGITS
        ? new BigDecimal(ended(text, start))
        : BigDecimal.valueOf(isNegative ? -amount : amount);
  }

  /**
   * Passes at least one digit.
   *
   * @return their amount, if they are {@value #LONG_DIGITS} at most
   */
  private static long digits(JsonBytes text) throws MalformedJson {
    if (!isDigit(text.current())) {
      throw text.fault(Fault.SYNTAX);
    }
    return text.digits();
  }

  /** Passes a fraction and an exponent, if there are any. */
  private static boolean isOther(JsonBytes text) throws MalformedJson {
    int end = text.position();
    if (text.current() == '.') {
      text.skip();
      digits(text);
    }
    if (text.current() == 'e' || text.current() == 'E') {
      text.skip();
      if (text.current() == '+' || text.current() == '-') {
        text.skip();
      }
      digits(text);
    }
    return text.position() > end;
  }

  private static String ended(JsonBytes text, int start) throws MalformedJson {
    if (text.position() - start > LONGEST) {
      throw text.fault(Fault.LIMIT);
    }
    return text.ascii(start);
  }

  /**
   * A number with a fraction or an exponent. One that is too long is short to write and expensive
   * to calculate with ({@code 1e999999999}), so it becomes the nearest {@link Double}, which may be
   * infinite.
   */
  private static Number other(String text) {
    if (text.length() > LONGEST_EXACT) {
      return Double.valueOf(text);
    }
    try {
      BigDecimal exact = new BigDecimal(text);
      boolean isSmall = -LONGEST_EXACT <= exact.scale() && exact.scale() <= LONGEST_EXACT;
      Number number = isSmall ? exact : Double.valueOf(text);
      return exact.scale() == 0 ? exact.setScale(1) : number;
    } catch (NumberFormatException e) {
      // The text is a JSON number, so only its exponent is more than BigDecimal can hold.
      return Double.valueOf(text);
    }
  }
}
