package dev.gatehouse.signin.console;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.OperatorSessions;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.operator.factor.CodeChecks;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Checks the code that an operator types after the right password. */
@ApplicationScoped
class ConsoleCodes {
  @Inject CodeChecks codes;
  @Inject Operators operators;
  @Inject ConsoleSessions sessions;
  @Inject SignInTrail trail;

  AuthenticationStatus validate(
      OneTimeCode typed,
      Incoming incoming,
      HttpServletRequest request,
      HttpMessageContext context) {
    try {
      Optional<OperatorAccount> operator = sessions.findPending(incoming).flatMap(this::stillThere);
      if (operator.isEmpty()) {
        return failed(ConsoleSignIn.OVER, request);
      }
      CodeChecks.Verdict verdict = codes.check(operator.get().id(), typed.code());
      if (!verdict.right()) {
        boolean wrong = verdict.pause().isZero();
        trail.refused(
            operator.get(), incoming.address(), wrong ? "wrong code" : "too many attempts");
        return failed(
            wrong ? ConsoleSignIn.WRONG : ConsoleSignIn.tooMany(verdict.pause()), request);
      }
      return sessions.signIn(operator.get(), incoming, request, context);
    } catch (DatabaseUnavailable e) {
      return failed(ConsoleSignIn.UNAVAILABLE, request);
    }
  }

  /** Empty if the operator's password or second factor changed meanwhile. */
  private Optional<OperatorAccount> stillThere(OperatorSessions.Open signIn) {
    return operators.enabledAccount(signIn.operatorId()).filter(signIn::isOf);
  }

  private static AuthenticationStatus failed(ConsoleSignIn how, HttpServletRequest request) {
    how.noteOn(request);
    return AuthenticationStatus.SEND_FAILURE;
  }
}
