package dev.gatehouse.secret;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that anybody would try first in a password, and what else a password has.
 *
 * <p>zxcvbn counts each further part of a password as many more guesses, even if all parts are
 * words that were handed to it: {@code gatehouse-acme-1} looks strong to it. Hence the rest of such
 * a password is measured on its own.
 */
final class UsualWords {
  private static final List<String> WORDS =
      List.of(
          ("gatehouse helpcenter helpcentre help center centre support knowledgebase welcome"
                  + " password passwort motdepasse contraseña changeme"
                  + " spring summer autumn fall winter frühling frühjahr sommer herbst"
                  + " printemps été automne hiver primavera verano otoño invierno")
              .split(" "));

  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("es"));

  private static final int SHORTEST_WORD = 3;

  private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");
  private static final Pattern FEW_DIGITS =
      Pattern.compile("\\A[0-9]{1,6}(?![0-9])|(?<![0-9])[0-9]{1,6}\\z");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[\\p{Punct}\\s]+");
  private static final Pattern SIGNS_THAT_ARE_NO_LETTERS =
      Pattern.compile("[\\p{Punct}\\s&&[^@$!|+]]+");

  /** Everybody's words in the form of {@link #letters}. */
  private static final List<String> EVERYBODYS =
      Stream.of(WORDS.stream(), LANGUAGES.stream().flatMap(UsualWords::calendar))
          .flatMap(words -> words)
          .map(UsualWords::word)
          .toList();

  private UsualWords() {}

  /**
   * A password in lower case without usual words, years, signs, and a few digits before or after
   * the rest; empty if the password has neither such a word nor a year.
   *
   * @param context further words that anybody would try
   */
  static Optional<String> without(String password, Collection<String> context) {
    String text = SIGNS_THAT_ARE_NO_LETTERS.matcher(plain(password)).replaceAll("");
    String letters = letters(text);
    BitSet usual = new BitSet(text.length());
    Stream.concat(EVERYBODYS.stream(), context.stream().map(UsualWords::word))
        .filter(word -> word.length() >= SHORTEST_WORD)
        .forEach(word -> mark(usual, letters, word));
    Matcher year = YEAR.matcher(text);
    while (year.find()) {
      usual.set(year.start(), year.end());
    }
    return usual.isEmpty() ? Optional.empty() : Optional.of(rest(text, usual));
  }

  private static void mark(BitSet usual, String letters, String word) {
    for (int at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1)) {
      usual.set(at, at + word.length());
    }
  }

  private static String rest(String text, BitSet usual) {
    StringBuilder rest = new StringBuilder();
    for (int at = usual.nextClearBit(0); at < text.length(); at = usual.nextClearBit(at + 1)) {
      rest.append(text.charAt(at));
    }
    String joined = SIGNS.matcher(rest).replaceAll("");
    return Normalizer.normalize(FEW_DIGITS.matcher(joined).replaceAll(""), Normalizer.Form.NFC);
  }

  private static Stream<String> calendar(Locale language) {
    return Stream.concat(
        Arrays.stream(Month.values())
            .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language)),
        Arrays.stream(DayOfWeek.values())
            .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, language)));
  }

  private static String word(String text) {
    return letters(SIGNS.matcher(plain(text)).replaceAll(""));
  }

  /** In lower case and without accents. */
  private static String plain(String text) {
    String decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    return MARKS.matcher(decomposed).replaceAll("");
  }

  /** Each digit and sign as the letter that it often stands for; {@code i} reads like {@code l}. */
  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      letters.setCharAt(at, letter(text.charAt(at)));
    }
    return letters.toString();
  }

  private static char letter(char read) {
    return switch (read) {
      case '@', '4' -> 'a';
      case '3' -> 'e';
      case '0' -> 'o';
      case '$', '5' -> 's';
      case '7', '+' -> 't';
      case '1', '!', '|', 'i' -> 'l';
      default -> read;
    };
  }
}
