package dev.gatehouse.token.json;

import java.math.BigDecimal;

/**
 * The numbers of a token: integers are {@link BigDecimal}s with every digit and the scale 0, others
 * have another scale, so that {@code 42} and {@code 42.0} differ as they do in JSON.
 */
final class TokenNumber {
  /** The longest exact number with a fraction or an exponent, in characters and decimal places. */
  private static final int LONGEST = 40;

  private TokenNumber() {}

  /**
   * @param text a JSON number of digits alone, perhaps with a minus sign
   */
  static BigDecimal whole(String text) {
    return new BigDecimal(text);
  }

  /**
   * A number that is too long is short to write and expensive to calculate with ({@code
   * 1e999999999}), so it becomes the nearest {@link Double}, which may be infinite.
   *
   * @param text a JSON number with a fraction or an exponent
   */
  static Number other(String text) {
    if (text.length() > LONGEST) {
      return Double.valueOf(text);
    }
    try {
      BigDecimal exact = new BigDecimal(text);
      boolean isSmall = -LONGEST <= exact.scale() && exact.scale() <= LONGEST;
      Number number = isSmall ? exact : Double.valueOf(text);
      return exact.scale() == 0 ? exact.setScale(1) : number;
    } catch (NumberFormatException e) {
      // The text is a JSON number, so only its exponent is more than BigDecimal can hold.
      return Double.valueOf(text);
    }
  }
}
