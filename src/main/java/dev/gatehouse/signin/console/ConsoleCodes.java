package dev.gatehouse.signin.console;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.operator.factor.CodeChecks;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.console.PendingSecondFactors.Half;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** What happens to the code that somebody typed after the right password. */
@ApplicationScoped
class ConsoleCodes {
  private static final Logger LOG = System.getLogger(ConsoleCodes.class.getName());

  @Inject PendingSecondFactors halves;
  @Inject CodeChecks codes;
  @Inject Operators operators;
  @Inject Database database;
  @Inject ConsoleEntry entry;

  AuthenticationStatus validate(
      OneTimeCode typed,
      Incoming incoming,
      HttpServletRequest request,
      HttpMessageContext context) {
    try {
      Optional<OperatorAccount> operator = halves.find(request).flatMap(this::stillThere);
      if (operator.isEmpty()) {
        halves.end(request);
        return failed(ConsoleSignIn.OVER, request);
      }
      CodeChecks.Verdict verdict = codes.check(operator.get().id(), typed.code());
      if (!verdict.right()) {
        LOG.log(Level.INFO, "Somebody at {0} failed to type a code", incoming.address());
        return failed(
            verdict.pause().isZero() ? ConsoleSignIn.WRONG : ConsoleSignIn.tooMany(verdict.pause()),
            request);
      }
      halves.end(request);
      return entry.enter(operator.get(), incoming, request, context);
    } catch (DatabaseUnavailable e) {
      return failed(ConsoleSignIn.UNAVAILABLE, request);
    }
  }

  /** Whose password or second factor changed meanwhile begins again. */
  private Optional<OperatorAccount> stillThere(Half half) {
    return database
        .ask(() -> operators.enabledAccount(half.operatorId()))
        .filter(account -> account.epoch() == half.epoch());
  }

  private static AuthenticationStatus failed(ConsoleSignIn how, HttpServletRequest request) {
    how.noteOn(request);
    return AuthenticationStatus.SEND_FAILURE;
  }
}
