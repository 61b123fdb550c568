package dev.gatehouse.signin.console;

import dev.gatehouse.operator.OperatorPrincipal;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.secret.GuessThrottle;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Checks e-mail address and password at the console: throttles attempts, asks the identity store,
 * and begins a session or asks for a second factor. Notes the outcome on the request.
 */
@ApplicationScoped
class ConsoleCredentials {
  @Inject GuessThrottle throttle;
  @Inject ConsoleSessions sessions;
  @Inject IdentityStoreHandler identities;
  @Inject SignInTrail trail;

  AuthenticationStatus validate(
      UsernamePasswordCredential typed,
      Incoming incoming,
      HttpServletRequest request,
      HttpMessageContext context) {
    CredentialValidationResult result;
    try (GuessThrottle.Guess guess =
        throttle.begin(GuessThrottle.Form.CONSOLE, incoming.address(), typed.getCaller())) {
      if (!guess.pause().isZero()) {
        trail.refused(typed.getCaller(), incoming.address(), "too many attempts");
        return failed(ConsoleSignIn.tooMany(guess.pause()), request);
      }
      result = guess.check(() -> identities.validate(typed));
      if (result.getStatus() != Status.VALID) {
        trail.refused(typed.getCaller(), incoming.address(), "wrong email address or password");
        guess.failed();
        return failed(ConsoleSignIn.WRONG, request);
      }
      guess.succeeded();
    } catch (DatabaseUnavailable e) {
      return failed(ConsoleSignIn.UNAVAILABLE, request);
    }
    return goOn((OperatorPrincipal) result.getCallerPrincipal(), incoming, request, context);
  }

  private AuthenticationStatus goOn(
      OperatorPrincipal known,
      Incoming incoming,
      HttpServletRequest request,
      HttpMessageContext context) {
    try {
      if (known.isAskedForCode()) {
        sessions.beginPending(incoming, request, context.getResponse(), known.account());
        return failed(ConsoleSignIn.CODE, request);
      }
      return sessions.signIn(known.account(), incoming, request, context);
    } catch (DatabaseUnavailable e) {
      return failed(ConsoleSignIn.UNAVAILABLE, request);
    }
  }

  private static AuthenticationStatus failed(ConsoleSignIn how, HttpServletRequest request) {
    how.noteOn(request);
    return AuthenticationStatus.SEND_FAILURE;
  }
}
