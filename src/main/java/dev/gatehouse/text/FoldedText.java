package dev.gatehouse.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text without accents and case, as people type it who search: {@code Chloé} is found by {@code
 * CHLOE}, and {@code Straße} by {@code strasse}.
 */
public final class FoldedText {
  /** The letter for which two stand in its place. */
  public static final String SHARP_S = "ß";

  /** What stands in the place of {@link #SHARP_S}. */
  public static final String DOUBLE_S = "ss";

  /** Letters with accents, each of which {@link #PLAIN} has without at the same place. */
  public static final String ACCENTED;

  /** The letters of {@link #ACCENTED} without accents. */
  public static final String PLAIN;

  /** Letters that Unicode does not take apart into a letter and an accent. */
  private static final String STROKED = "øØłŁđĐħĦıŧŦ";

  private static final String UNSTROKED = "oOlLdDhHitT";

  static {
    StringBuilder accented = new StringBuilder(STROKED);
    StringBuilder plain = new StringBuilder(UNSTROKED);
    // Latin-1, Latin Extended-A and B; Latin Extended Additional, which has Vietnamese.
    add('\u00c0', '\u024f', accented, plain);
    add('\u1e00', '\u1eff', accented, plain);
    ACCENTED = accented.toString();
    PLAIN = plain.toString();
  }

  private FoldedText() {}

  private static void add(char first, char last, StringBuilder accented, StringBuilder plain) {
    for (char letter = first; letter <= last; letter++) {
      String apart = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
      if (apart.length() > 1 && apart.charAt(0) < 128) {
        accented.append(letter);
        plain.append(apart.charAt(0));
      }
    }
  }

  /** The text in lower case, without accents. */
  public static String of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC).replace(SHARP_S, DOUBLE_S);
    StringBuilder folded = new StringBuilder(composed.length());
    for (char letter : composed.toCharArray()) {
      int at = letter < 128 ? -1 : ACCENTED.indexOf(letter);
      folded.append(at < 0 ? letter : PLAIN.charAt(at));
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }
}
