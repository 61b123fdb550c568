package dev.gatehouse.signin.console;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** The last step of every sign-in to the console: a session begins. */
@ApplicationScoped
class ConsoleEntry {
  private static final Logger LOG = System.getLogger(ConsoleEntry.class.getName());

  @Inject ConsoleSessions sessions;
  @Inject Operators operators;
  @Inject Database database;
  @Inject Clock clock;

  /**
   * @throws DatabaseUnavailable when the database does not answer
   */
  AuthenticationStatus enter(
      OperatorAccount operator,
      Incoming incoming,
      HttpServletRequest request,
      HttpMessageContext context) {
    database.ask(
        () -> {
          operators.signedIn(operator.id(), clock.instant());
          return null;
        });
    sessions.begin(request, context.getResponse(), incoming.secure(), operator);
    ConsoleSignIn.DONE.noteOn(request);
    LOG.log(Level.INFO, "Operator {0} signed in from {1}", operator.id(), incoming.address());
    return context.notifyContainerAboutLogin(
        new CallerPrincipal(operator.email()), operator.groups());
  }
}
