package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
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

  static final String EMPTY_PERSON = "Type your e-mail address and your password.";
  static final String EMPTY_SHARED = "Type the password of this help center.";
  static final String WRONG_PERSON = "That e-mail address and password do not fit together.";
  static final String WRONG_CODE = "That code is not right, or was used before.";
  static final String WRONG_SHARED = "That is not the password of this help center.";
  static final String SUSPENDED = "Your access to this help center is suspended.";
  static final String ELSEWHERE =
      "What was sent did not come from this page. Please fill it in here.";

  private Refusals() {}

  static Rejected tooMany() {
    return new Rejected(Rejection.TOO_MANY_ATTEMPTS, "it was not looked at");
  }

  /** The page again, with what was wrong. */
  static Answer again(LoginPage page, Entry entry, Rejected why, String wrong) {
    boolean suspended = why.reason() == Rejection.USER_BANNED;
    return page.after(entry, suspended ? SUSPENDED : wrong, true)
        .answer(suspended ? FORBIDDEN : WRONG);
  }

  /** The page again, saying how long to wait. */
  static Answer retry(LoginPage page, Entry entry, Duration wait) {
    long seconds = wait.toSeconds() + 1;
    String problem = "Too many attempts. Please try again in " + seconds + " seconds.";
    return page.after(entry, problem, true)
        .answer(TOO_MANY)
        .with("Retry-After", String.valueOf(seconds));
  }
}
