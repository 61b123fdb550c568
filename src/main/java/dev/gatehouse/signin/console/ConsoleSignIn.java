package dev.gatehouse.signin.console;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt to sign in to the console ended; never why credentials were wrong.
 *
 * @param pause how long attempts are throttled, after too many
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
    /** The password is right, and a second factor is required. */
    CODE,
    /** No operator who may sign in has this e-mail address and password, or this code. */
    WRONG,
    /** The code came too late; the password is required again. */
    OVER,
    /** Throttled and not checked. */
    TOO_MANY,
    /** The database does not answer. */
    UNAVAILABLE
  }

  static ConsoleSignIn tooMany(Duration pause) {
    return new ConsoleSignIn(Outcome.TOO_MANY, pause);
  }

  /** The outcome of an attempt during this request. */
  public static Optional<ConsoleSignIn> of(HttpServletRequest request) {
    return Optional.ofNullable((ConsoleSignIn) request.getAttribute(ConsoleSignIn.class.getName()));
  }

  void noteOn(HttpServletRequest request) {
    request.setAttribute(ConsoleSignIn.class.getName(), this);
  }
}
