package dev.gatehouse.secret;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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

  private static final int SHORTEST_WORD = 3;
  private static final int MOST_WORDS = 100;

  private static final Zxcvbn ZXCVBN = new Zxcvbn();

  private GuessEstimate() {}

  /** Who knows a password, and how many guesses it must withstand in zxcvbn's estimate. */
  public enum Kind {
    /** One person, who may read or change a lot with it: at least 10^8 guesses. */
    PERSONAL(3),
    /** All readers of a site, who pass it on by word of mouth: at least 10^6 guesses. */
    SHARED(2);

    private final int score;

    Kind(int score) {
      this.score = score;
    }
  }

  /**
   * Whether a password is too easy to guess. Of a long one, only the beginning counts.
   *
   * @param context texts whose words would be tried first, such as a name, an e-mail address or a
   *     host; {@code null} entries are ignored
   */
  public static boolean isGuessable(String password, Kind kind, Collection<String> context) {
    String measured = password.substring(0, Math.min(password.length(), LONGEST));
    Strength strength = ZXCVBN.measure(measured, words(context));
    try {
      return strength.getScore() < kind.score;
    } finally {
      strength.wipe();
    }
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
