package dev.gatehouse.signin.console;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.OperatorSessions;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.cookie.ConsoleCookie;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;

/**
 * Operators' sessions as browsers have them: a cookie. The container's own session keeps the beans
 * of open pages on this node, and opens nothing.
 */
@ApplicationScoped
class ConsoleSessions {
  /** Whose pages the container's session holds. */
  private static final String OPERATOR = ConsoleSessions.class.getName() + ".operator";

  static final ConsoleCookie COOKIE = new ConsoleCookie("gatehouse-console");

  @Inject OperatorSessions sessions;
  @Inject Operators operators;
  @Inject SignInTrail trail;
  @Inject Clock clock;

  /**
   * Ends a sign-in to the console: the session begins.
   *
   * @throws DatabaseUnavailable when the database does not answer
   */
  AuthenticationStatus signIn(
      OperatorAccount operator,
      Incoming incoming,
      HttpServletRequest request,
      HttpMessageContext context) {
    trail.succeeded(operator, incoming.address());
    operators.signedIn(operator.id(), clock.instant());
    begin(incoming, request, context.getResponse(), operator);
    ConsoleSignIn.DONE.noteOn(request);
    return context.notifyContainerAboutLogin(
        new CallerPrincipal(operator.email()), operator.groups());
  }

  /** Begins a session with a new value of the cookie, which defeats session fixation. */
  void begin(
      Incoming incoming,
      HttpServletRequest request,
      HttpServletResponse response,
      OperatorAccount operator) {
    COOKIE.of(incoming).ifPresent(sessions::end);
    renewContainerSession(request, operator.id());
    String key = sessions.begin(operator);
    PageOwner.note(request, key);
    COOKIE.set(response, incoming, key);
  }

  /** Keeps a sign-in with a pending second factor, likewise. */
  void beginPending(
      Incoming incoming,
      HttpServletRequest request,
      HttpServletResponse response,
      OperatorAccount operator) {
    COOKIE.of(incoming).ifPresent(sessions::end);
    renewContainerSession(request, operator.id());
    COOKIE.set(response, incoming, sessions.beginPending(operator));
  }

  /**
   * The container's session under a new id, without what another operator left in it, such as open
   * pages and their input.
   */
  private static void renewContainerSession(HttpServletRequest request, long operatorId) {
    HttpSession known = request.getSession(false);
    Object before = known == null ? null : known.getAttribute(OPERATOR);
    if (before != null && !before.equals(operatorId)) {
      known.invalidate();
    }
    HttpSession session = request.getSession();
    request.changeSessionId();
    session.setMaxInactiveInterval((int) OperatorSessions.IDLE.toSeconds());
    session.setAttribute(OPERATOR, operatorId);
  }

  /**
   * The session of a request, unless it has expired.
   *
   * @param byHand whether the operator did something, as opposed to a page that refreshes itself
   */
  Optional<OperatorSessions.Open> find(Incoming incoming, boolean byHand) {
    return COOKIE.of(incoming).flatMap(key -> sessions.find(key, byHand));
  }

  /** The pending sign-in of a request, unless it has expired. */
  Optional<OperatorSessions.Open> findPending(Incoming incoming) {
    return COOKIE.of(incoming).flatMap(sessions::findPending);
  }

  /** Ends the session with everything in it, or the pending sign-in. */
  void end(Incoming incoming, HttpServletRequest request, HttpServletResponse response) {
    COOKIE.of(incoming).ifPresent(sessions::end);
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    COOKIE.drop(response, incoming);
  }
}
