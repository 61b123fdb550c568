package dev.gatehouse.console;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.operator.Badge;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.console.ConsoleVisit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** The operator who is signed in, as what is changed knows him. */
@RequestScoped
public class CurrentOperator {
  @Inject HttpServletRequest request;

  public Actor actor() {
    Badge operator = badge();
    return new Actor(operator.email(), Incoming.of(request).address(), operator.rights());
  }

  /**
   * @throws Missing when nobody is signed in
   */
  public Badge badge() {
    return ConsoleVisit.of(request).map(ConsoleVisit::operator).orElseThrow(Missing::new);
  }
}
