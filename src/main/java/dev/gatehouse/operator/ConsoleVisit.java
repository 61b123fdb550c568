package dev.gatehouse.signin.console;

import dev.gatehouse.operator.OperatorAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A request by an operator with a console session.
 *
 * @param authority the base host with its port, as the browser sent it
 */
public record ConsoleVisit(OperatorAccount operator, String authority) {

  /** The visit that the sign-in mechanism noted; empty without a session. */
  public static Optional<ConsoleVisit> of(HttpServletRequest request) {
    return Optional.ofNullable((ConsoleVisit) request.getAttribute(ConsoleVisit.class.getName()));
  }

  void noteOn(HttpServletRequest request) {
    request.setAttribute(ConsoleVisit.class.getName(), this);
  }
}
