package dev.gatehouse.signin.console;

import dev.gatehouse.operator.OperatorAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A request of an operator who is signed in to the console.
 *
 * @param authority the base host, with its port, as the browser asked for it
 */
public record ConsoleVisit(OperatorAccount operator, String authority) {

  /** The visit that the sign-in mechanism noted; nothing while nobody is signed in. */
  public static Optional<ConsoleVisit> of(HttpServletRequest request) {
    return Optional.ofNullable((ConsoleVisit) request.getAttribute(ConsoleVisit.class.getName()));
  }

  void noteOn(HttpServletRequest request) {
    request.setAttribute(ConsoleVisit.class.getName(), this);
  }
}
