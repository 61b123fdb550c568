package dev.gatehouse.console;

import dev.gatehouse.administration.Actor;
import dev.gatehouse.operator.Badge;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.ConsoleVisit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** The operator who is signed in, as the one who changes things. */
@RequestScoped
public class ConsoleActor {
  @Inject HttpServletRequest request;

  /**
   * @throws java.util.NoSuchElementException when nobody is signed in
   */
  public Actor actor() {
    Badge badge = ConsoleVisit.of(request).orElseThrow().operator();
    return new Actor(badge.email(), Incoming.of(request).address(), badge.rights());
  }
}
