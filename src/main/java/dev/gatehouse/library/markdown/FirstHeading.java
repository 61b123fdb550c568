package dev.gatehouse.library.markdown;

import java.util.Optional;

/**
 * The heading of the first level with which a text begins. It is read without a regular expression,
 * which would try every place where a title of thousands of blanks may end.
 *
 * @param end where the text after it begins: after a blank line, if there is one
 */
public record FirstHeading(String text, int end) {
  private static final String LINE_BREAKS = "\n\r\f\u000b\u0085\u2028\u2029";
  private static final String BLANKS = " \t";

  public static Optional<FirstHeading> of(String body) {
    int mark = after(BLANKS + LINE_BREAKS, body, 0);
    int start = after(BLANKS, body, mark + 1);
    if (!body.startsWith("#", mark) || start <= mark + 1) {
      return Optional.empty();
    }
    int end = start;
    while (end < body.length() && LINE_BREAKS.indexOf(body.charAt(end)) < 0) {
      end++;
    }
    int last = end;
    while (last > start + 1 && (BLANKS + "#").indexOf(body.charAt(last - 1)) >= 0) {
      last--;
    }
    return end == start
        ? Optional.empty()
        : Optional.of(
            new FirstHeading(
                body.substring(start, last), afterLineBreak(body, afterLineBreak(body, end))));
  }

  /** The position after all characters of these that follow. */
  private static int after(String characters, String text, int from) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int afterLineBreak(String text, int from) {
    if (text.startsWith("\r\n", from)) {
      return from + 2;
    }
    return from < text.length() && LINE_BREAKS.indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
  }
}
