package dev.gatehouse.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rules for a new password: long enough, and not easy to guess. */
public final class NewPassword {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 200;

  private NewPassword() {}

  /** What is wrong with a password. */
  public enum Objection {
    SHORT("Choose a password of at least " + SHORTEST + " characters."),
    LONG("Choose a password of at most " + LONGEST + " characters."),
    DIFFERENT("The two passwords differ. Type the same one twice."),
    EMAIL("Choose a password that is not your email address."),
    GUESSABLE(
        "This password is too easy to guess. Choose several unrelated words, without names, dates"
            + " and words that are part of your email address or of this site.");

    private final String sentence;

    Objection(String sentence) {
      this.sentence = sentence;
    }

    /** The objection as a sentence for the user. */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * What is wrong with a password.
   *
   * @param again the repeated password
   * @param email the e-mail address of the user
   * @param context names and hosts whose words are easy to guess
   */
  public static Optional<Objection> objection(
      String password, String again, String email, Collection<String> context) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of(Objection.SHORT);
    }
    if (password.length() > LONGEST) {
      return Optional.of(Objection.LONG);
    }
    if (!password.equals(again)) {
      return Optional.of(Objection.DIFFERENT);
    }
    if (password.trim().equalsIgnoreCase(email)) {
      return Optional.of(Objection.EMAIL);
    }
    List<String> words = new ArrayList<>(context);
    words.add(email);
    return GuessEstimate.isGuessable(password, GuessEstimate.Kind.PERSONAL, words)
        ? Optional.of(Objection.GUESSABLE)
        : Optional.empty();
  }
}
