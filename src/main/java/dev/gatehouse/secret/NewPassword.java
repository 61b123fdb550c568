package dev.gatehouse.secret;

import java.util.Optional;
import java.util.function.Predicate;

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
    GUESSABLE("This password is too easy to guess. Choose another one.");

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
   * @param guessable whether a password is easy to guess
   */
  public static Optional<Objection> objection(
      String password, String again, String email, Predicate<String> guessable) {
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
    return guessable.test(password) ? Optional.of(Objection.GUESSABLE) : Optional.empty();
  }
}
