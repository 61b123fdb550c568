package dev.gatehouse.signin;

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
  static final ConsoleSignIn UNAVAILABLE = new ConsoleSignIn(Outcome.UNAVAILABLE, Duration.ZERO);

  /** All the ways it can end. */
  public enum Outcome {
    /** Signed in. */
    DONE,
    /** No operator who may sign in has this e-mail address and password. */
    WRONG,
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
