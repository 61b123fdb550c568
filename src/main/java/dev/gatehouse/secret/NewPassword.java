package dev.gatehouse.secret;

import java.util.Optional;
import java.util.function.Predicate;

/** Which passwords may be chosen: long ones that are not the first thing that anybody would try. */
public final class NewPassword {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 200;

  private NewPassword() {}

  /**
   * What is wrong with a password, in a sentence that does not quote it.
   *
   * @param again what was typed to confirm it
   * @param email of the user who chooses it
   * @param guessable tells what anybody would try
   */
  public static Optional<String> objection(
      String password, String again, String email, Predicate<String> guessable) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("Choose a password of at least " + SHORTEST + " characters.");
    }
    if (password.length() > LONGEST) {
      return Optional.of("Choose a password of at most " + LONGEST + " characters.");
    }
    if (!password.equals(again)) {
      return Optional.of("The two passwords differ. Type the same one twice.");
    }
    if (password.trim().equalsIgnoreCase(email)) {
      return Optional.of("Choose a password that is not your e-mail address.");
    }
    return guessable.test(password)
        ? Optional.of("This password is too easy to guess. Choose another one.")
        : Optional.empty();
  }
}
