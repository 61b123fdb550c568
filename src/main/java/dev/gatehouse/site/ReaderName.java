package dev.gatehouse.site;

import dev.gatehouse.session.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The reader's name as pages show it: on one line, shortened. It is untrusted input. */
public record ReaderName(String text) {
  private static final int LONGEST = 60;
  private static final int COLOURS = 6;

  /** Line breaks, and marks that change the direction of the text around the name. */
  private static final Pattern UNFIT =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\s\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s._-]+");

  /** The name in the reader's profile, or else in the user data of the company's app. */
  static Optional<ReaderName> of(Caller caller) {
    return Stream.of(
            caller.name(), caller.userData().get("name"), caller.userData().get("first_name"))
        .filter(String.class::isInstance)
        .map(name -> UNFIT.matcher((String) name).replaceAll(" ").strip())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .map(name -> new ReaderName(shortened(name)));
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)).strip() + "…";
  }

  /** One or two initials; empty for a name without letters. */
  public String initials() {
    String name = text.indexOf('@') > 0 ? text.substring(0, text.indexOf('@')) : text;
    List<String> letters =
        Arrays.stream(BETWEEN_WORDS.split(name)).flatMap(ReaderName::firstLetter).toList();
    return letters.size() < 2
        ? String.join("", letters)
        : letters.get(0) + letters.get(letters.size() - 1);
  }

  private static Stream<String> firstLetter(String word) {
    return word.codePoints()
        .filter(Character::isLetterOrDigit)
        .limit(1)
        .mapToObj(Character::toString)
        .map(letter -> letter.toUpperCase(Locale.ROOT));
  }

  /** One of a few colours; the same name always has the same colour. */
  public int colour() {
    return Math.floorMod(text.hashCode(), COLOURS);
  }
}
