package dev.gatehouse.signin.login;

import dev.gatehouse.reader.EmailAddress;
import dev.gatehouse.token.SigningSecret;
import java.util.Optional;

/** Which passwords may be chosen: long ones that are not the first thing that anybody would try. */
final class NewPassword {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 200;

  private NewPassword() {}

  /**
   * What is wrong with a password, in a sentence that does not quote it.
   *
   * @param again what was typed to confirm it
   * @param email of the user who chooses it
   */
  static Optional<String> objection(String password, String again, String email) {
    if (password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of("Choose a password of at least " + SHORTEST + " characters.");
    }
    if (password.length() > LONGEST) {
      return Optional.of("Choose a password of at most " + LONGEST + " characters.");
    }
    if (!password.equals(again)) {
      return Optional.of("The two passwords differ. Type the same one twice.");
    }
    if (EmailAddress.normalized(password).equals(email)) {
      return Optional.of("Choose a password that is not your e-mail address.");
    }
    return SigningSecret.isGuessable(password)
        ? Optional.of("This password is too easy to guess. Choose another one.")
        : Optional.empty();
  }
}
