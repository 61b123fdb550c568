package dev.gatehouse.token.secret;

/** Finds secrets that a person typed in a pattern. A random text passes, even of digits only. */
final class Repetition {

  private static final int FEW_CHARACTERS = 6;

  private Repetition() {}

  static boolean in(String text) {
    return hasFewCharacters(text) || repeatsUnit(text) || isRuns(text);
  }

  private static boolean hasFewCharacters(String text) {
    return text.chars().distinct().count() < Math.min(FEW_CHARACTERS, (text.length() + 1) / 2);
  }

  /** Whether one unit makes up the text at least twice, as in {@code secretsecret}. */
  private static boolean repeatsUnit(String text) {
    for (int unit = 1; unit <= text.length() / 2; unit++) {
      if (text.regionMatches(unit, text, 0, text.length() - unit)) {
        return true;
      }
    }
    return false;
  }

  /** Whether two thirds of the characters are followed by themselves, as in {@code aaabbb}. */
  private static boolean isRuns(String text) {
    int steps = 0;
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == text.charAt(i - 1)) {
        steps++;
      }
    }
    return text.length() > 2 && steps * 3 >= (text.length() - 1) * 2;
  }
}
