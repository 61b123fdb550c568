package dev.gatehouse.signin.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * How an operator's attempt to sign in ended. Why credentials were wrong is nobody's business.
 *
 * @param pause how long to wait before the next attempt, where there were too many
 */
public record ConsoleSignIn(Outcome outcome, Duration pause) {
  static final ConsoleSignIn DONE = new ConsoleSignIn(Outcome.DONE, Duration.ZERO);
  static final ConsoleSignIn WRONG = new ConsoleSignIn(Outcome.WRONG, Duration.ZERO);
  static final ConsoleSignIn CODE = new ConsoleSignIn(Outcome.CODE, Duration.ZERO);
  static final ConsoleSignIn OVER = new ConsoleSignIn(Outcome.OVER, Duration.ZERO);
  static final ConsoleSignIn UNAVAILABLE = new ConsoleSignIn(Outcome.UNAVAILABLE, Duration.ZERO);

  /** All the ways it can end. */
  public enum Outcome {
    /** Signed in. */
    DONE,
    /** The password is right, and a code is asked for as well. */
    CODE,
    /** No operator who may sign in has this e-mail address and password, or code. */
    WRONG,
    /** The code came too late: the password is asked for once more. */
    OVER,
    /** Not even looked at. */
    TOO_MANY,
    /** The database does not answer. */
    UNAVAILABLE
  }

  static ConsoleSignIn tooMany(Duration pause) {
    return new ConsoleSignIn(Outcome.TOO_MANY, pause);
  }

  /** The attempt that was made during this request. */
  public static Optional<ConsoleSignIn> of(HttpServletRequest request) {
    return Optional.ofNullable((ConsoleSignIn) request.getAttribute(ConsoleSignIn.class.getName()));
  }

  void noteOn(HttpServletRequest request) {
    request.setAttribute(ConsoleSignIn.class.getName(), this);
  }
}
