package dev.gatehouse.console.studio;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the token in pasted text: with white space around it, after the word Bearer, or in the
 * address that a browser opened.
 */
final class PastedToken {
  private static final Pattern BEARER =
      Pattern.compile("(?i)(?:authorization:\\s*)?bearer\\s+(\\S+)");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)https?://[^\\s?#]*\\?\\S*?(?:jwt|token)=([^&#\\s]*)\\S*");

  private PastedToken() {}

  static String in(String pasted) {
    String text = pasted == null ? "" : pasted.strip();
    for (Pattern pattern : new Pattern[] {BEARER, ADDRESS}) {
      Matcher found = pattern.matcher(text);
      if (found.matches()) {
        return found.group(1);
      }
    }
    return text;
  }
}
