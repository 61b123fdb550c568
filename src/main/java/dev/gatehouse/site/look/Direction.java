package dev.gatehouse.site.look;

import java.util.Locale;
import java.util.Set;

/** The writing direction of a language, for the attribute {@code dir}. */
enum Direction {
  LTR,
  RTL;

  /** Languages in use today whose usual script runs from right to left. */
  private static final Set<String> FROM_THE_RIGHT =
      Set.of("ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi");

  static Direction ofTag(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return FROM_THE_RIGHT.contains(language) ? RTL : LTR;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
