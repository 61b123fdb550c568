package dev.gatehouse.signin.console;

import dev.gatehouse.operator.OperatorAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Operators who typed the right password and still owe a code. They are remembered by the browser's
 * container session, for a few minutes, and nothing opens to them.
 */
@ApplicationScoped
public class PendingSecondFactors {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @Inject Clock clock;

  /**
   * A sign-in that waits for its code.
   *
   * @param epoch the operator's, when the password was right
   */
  record Half(long operatorId, long epoch, Instant since) implements Serializable {}

  /** Remembers an operator under a new id: one that was planted before is worth nothing. */
  void begin(HttpServletRequest request, OperatorAccount operator) {
    HttpSession session = ConsoleSessions.fresh(request, operator.id());
    session.setAttribute(
        Half.class.getName(), new Half(operator.id(), operator.epoch(), clock.instant()));
  }

  /** Whether the browser owes a code. */
  public boolean isWaiting(HttpServletRequest request) {
    return find(request).isPresent();
  }

  /** The sign-in that the browser began, unless it took too long. */
  Optional<Half> find(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .map(session -> (Half) session.getAttribute(Half.class.getName()))
        .filter(half -> clock.instant().isBefore(half.since().plus(LONGEST)));
  }

  void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(Half.class.getName());
    }
  }
}
