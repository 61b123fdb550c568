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
 * Console sign-ins whose password was right and whose second factor is pending. They are kept in
 * the container's session for a few minutes and grant nothing.
 */
@ApplicationScoped
public class PendingSecondFactors {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @Inject Clock clock;

  /**
   * A sign-in with a pending second factor.
   *
   * @param epoch the operator's, when the password was right
   */
  record Pending(long operatorId, long epoch, Instant since) implements Serializable {}

  /** Keeps a sign-in under a new session id, which defeats session fixation. */
  void begin(HttpServletRequest request, OperatorAccount operator) {
    HttpSession session = ConsoleSessions.fresh(request, operator.id());
    session.setAttribute(
        Pending.class.getName(), new Pending(operator.id(), operator.epoch(), clock.instant()));
  }

  /** Whether this browser's sign-in has a pending second factor. */
  public boolean isWaiting(HttpServletRequest request) {
    return find(request).isPresent();
  }

  /** The browser's pending sign-in, unless it has expired. */
  Optional<Pending> find(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .map(session -> (Pending) session.getAttribute(Pending.class.getName()))
        .filter(pending -> clock.instant().isBefore(pending.since().plus(LONGEST)));
  }

  void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(Pending.class.getName());
    }
  }
}
