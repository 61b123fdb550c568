package dev.gatehouse.library.file;

import dev.gatehouse.text.PersonText;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a file as it is stored: the last part of whatever path came with it, without
 * characters that deceive, and with the ending of its type, so that nobody saves a program.
 */
final class StoredName {
  private static final int LONGEST = 80;

  /**
   * Controls, halves of characters, characters that are drawn as nothing, and what breaks paths.
   */
  private static final Pattern UNFIT = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\"*:<>?|%#]+");

  private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

  private StoredName() {}

  static String of(String given, FileType type) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String plain =
        UNFIT
            .matcher(Normalizer.normalize(last, Normalizer.Form.NFC))
            .replaceAll("")
            .replaceFirst("^[.\\s]+", "");
    String ending = ending(plain);
    String stem = plain.contains(".") ? plain.substring(0, plain.lastIndexOf('.')) : plain;
    String name = PersonText.cut(stem.strip(), LONGEST);
    return (PersonText.isVisible(name) ? name : "file") + "." + type.ending(ending);
  }

  /** What follows the last dot, in lower case. */
  static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** The name in characters that need no escape anywhere. */
  static String ascii(String name) {
    int dot = name.lastIndexOf('.');
    String plain = Normalizer.normalize(name.substring(0, dot), Normalizer.Form.NFKD);
    String words =
        NO_WORD
            .matcher(plain.replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT))
            .replaceAll("-")
            .replaceAll("^-|-$", "");
    return (words.isEmpty() ? "file" : words) + name.substring(dot);
  }
}
