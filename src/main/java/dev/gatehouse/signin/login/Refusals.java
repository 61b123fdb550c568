package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.time.Duration;

/** How the login page says no. It never says which part of what was typed was wrong. */
final class Refusals {
  static final int BAD_INPUT = 400;
  static final int WRONG = 401;
  static final int FORBIDDEN = 403;
  static final int GONE = 410;
  static final int TOO_MANY = 429;

  private Refusals() {}

  static Rejected tooMany() {
    return new Rejected(Rejection.TOO_MANY_ATTEMPTS, "it was not looked at");
  }

  /** The page again, with what was wrong. */
  static Answer again(LoginPage page, FormSignIn entry, Rejected why, PageText wrong) {
    boolean suspended = why.reason() == Rejection.USER_BANNED;
    return page.after(entry, suspended ? PageText.SUSPENDED : wrong, true)
        .answer(suspended ? FORBIDDEN : WRONG);
  }

  /** The page again, saying how long to wait. */
  static Answer retry(LoginPage page, FormSignIn entry, Duration wait) {
    long seconds = wait.toSeconds() + 1;
    return page.after(entry, PageText.TOO_MANY, true)
        .waiting(seconds)
        .answer(TOO_MANY)
        .with("Retry-After", String.valueOf(seconds));
  }
}
