package dev.gatehouse.secret;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Whether a password is easy to guess, as zxcvbn estimates it: by lists of leaked passwords, words
 * and names, by patterns of keyboards, dates, repetitions and sequences, and by words that anybody
 * would try here.
 */
public final class GuessEstimate {
  /** The product's own name, which is on every sign-in page. */
  private static final String PRODUCT = "gatehouse";

  /**
   * The estimate tries every reading of digits and signs as letters, in time that grows faster than
   * the square of the length: seconds for 64 characters chosen for it, some 100 ms for these.
   */
  private static final int LONGEST = 24;

  /** As far as usual words are looked for: no password of a person is longer. */
  private static final int LONGEST_READ = 200;

  private static final int SHORTEST_WORD = 3;
  private static final int MOST_WORDS = 100;

  private static final Zxcvbn ZXCVBN = new Zxcvbn();

  private GuessEstimate() {}

  /**
   * Who knows a password, and how many guesses it must withstand in zxcvbn's estimate: as a whole,
   * and what is left of it without words that anybody would try.
   */
  public enum Kind {
    /** One person, who may read or change a lot with it: at least 10^8 guesses, 10^3 the rest. */
    PERSONAL(3, 1000),
    /** The first operator, by the environment; a refusal stops the start: the whole only. */
    FROM_ENVIRONMENT(3, 0),
    /** All readers of a site, who pass it on by word of mouth: at least 10^6 and 10. */
    SHARED(2, 10);

    private final int score;
    private final int guessesOfRest;

    Kind(int score, int guessesOfRest) {
      this.score = score;
      this.guessesOfRest = guessesOfRest;
    }
  }

  /**
   * Whether a password is too easy to guess. Of a long one, only the beginning counts.
   *
   * @param context texts whose words would be tried first, such as a name, an e-mail address or a
   *     host; {@code null} entries are ignored
   */
  public static boolean isGuessable(String password, Kind kind, Collection<String> context) {
    List<String> words = words(context);
    if (measure(password, words, Strength::getScore) < kind.score) {
      return true;
    }
    return UsualWords.without(beginning(password, LONGEST_READ), words)
        .filter(rest -> measure(rest, List.of(), Strength::getGuesses) < kind.guessesOfRest)
        .isPresent();
  }

  private static double measure(
      String password, List<String> words, ToDoubleFunction<Strength> figure) {
    Strength strength = ZXCVBN.measure(beginning(password, LONGEST), words);
    try {
      return figure.applyAsDouble(strength);
    } finally {
      strength.wipe();
    }
  }

  private static String beginning(String password, int length) {
    return password.substring(0, Math.min(password.length(), length));
  }

  private static List<String> words(Collection<String> context) {
    return Stream.concat(Stream.of(PRODUCT), context.stream().filter(text -> text != null))
        .map(text -> text.toLowerCase(Locale.ROOT))
        .flatMap(text -> Stream.concat(Stream.of(text), parts(text)))
        .filter(word -> word.length() >= SHORTEST_WORD)
        .distinct()
        .limit(MOST_WORDS)
        .toList();
  }

  /** Of {@code ann.example@acme.example} both what stands before the sign and each word. */
  private static Stream<String> parts(String text) {
    return Stream.of("[\\s@]+", "[^\\p{L}\\p{N}]+")
        .flatMap(separator -> Arrays.stream(text.split(separator)));
  }
}
