package dev.gatehouse.library;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A writing direction, for the attribute {@code dir}. */
public enum TextDirection {
  LTR,
  RTL;

  /** Languages in use today whose usual script runs from right to left. */
  private static final Set<String> FROM_THE_RIGHT =
      Set.of("ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi");

  /** Scripts that run from right to left, whatever the language: {@code az-Arab}. */
  private static final Set<String> SCRIPTS =
      Set.of("Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg");

  /** The usual direction of a language (RFC 5646), which a script in its tag decides. */
  public static TextDirection ofTag(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    boolean fromTheRight =
        locale.getScript().isEmpty()
            ? FROM_THE_RIGHT.contains(locale.getLanguage())
            : SCRIPTS.contains(locale.getScript());
    return fromTheRight ? RTL : LTR;
  }

  /** The direction of this name, in upper or lower case. */
  public static Optional<TextDirection> named(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
