package dev.gatehouse.library;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The readable part of an address, derived from a title. The id before it finds the page. */
public final class Slug {
  private static final int LONGEST = 80;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

  /** Letters that Unicode does not decompose into an ASCII letter and a mark. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı",
          "i");

  private Slug() {}

  /**
   * Lower-case letters, digits and single inner hyphens.
   *
   * @param otherwise the slug of a title without any letter that ASCII can represent
   */
  public static String of(String title, String otherwise) {
    String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    plain = MARKS.matcher(plain).replaceAll("");
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      plain = plain.replace(letter.getKey(), letter.getValue());
    }
    String slug = trimHyphens(shorten(trimHyphens(OTHERS.matcher(plain).replaceAll("-"))));
    return slug.isEmpty() ? otherwise : slug;
  }

  private static String shorten(String slug) {
    if (slug.length() <= LONGEST) {
      return slug;
    }
    int lastWord = slug.lastIndexOf('-', LONGEST);
    return slug.substring(0, lastWord > 0 ? lastWord : LONGEST);
  }

  private static String trimHyphens(String slug) {
    int from = slug.startsWith("-") ? 1 : 0;
    int to = slug.endsWith("-") && slug.length() > from ? slug.length() - 1 : slug.length();
    return slug.substring(from, to);
  }
}
