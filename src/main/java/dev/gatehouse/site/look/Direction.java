package dev.gatehouse.site.look;

import java.util.Locale;
import java.util.Set;

/** In which direction a language is written, as the attribute {@code dir} says it. */
enum Direction {
  LTR,
  RTL;

  /** The living languages among those whose usual script goes from right to left. */
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
