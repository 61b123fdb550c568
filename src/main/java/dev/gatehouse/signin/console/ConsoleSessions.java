package dev.gatehouse.signin.console;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.Operators;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Operators' sessions. They are kept in the container's session, beside the state of the pages, but
 * its cookie alone opens nothing. A second cookie must match, which unlike the container's is
 * {@code Secure} with the {@code __Host-} prefix whenever the browser used HTTPS, even through a
 * trusted proxy that the container does not know of.
 */
@ApplicationScoped
class ConsoleSessions {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int KEY_BYTES = 32;

  /** The time of the operator's last action; a page that refreshes itself keeps none alive. */
  private static final String SEEN = ConsoleSessions.class.getName() + ".seen";

  @Inject Operators operators;
  @Inject SignInTrail trail;
  @Inject Clock clock;

  /**
   * The part of it in the container's session.
   *
   * @param keyHash fingerprint of the second cookie's value
   */
  private record Held(long operatorId, long epoch, Instant since, String keyHash)
      implements Serializable {}

  /**
   * A session that is not over by time.
   *
   * @param epoch the operator's, when it began
   */
  record Open(long operatorId, long epoch) {
    boolean isOf(OperatorAccount operator) {
      return operator.id() == operatorId && operator.epoch() == epoch;
    }
  }

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
    begin(request, context.getResponse(), incoming.secure(), operator);
    ConsoleSignIn.DONE.noteOn(request);
    return context.notifyContainerAboutLogin(
        new CallerPrincipal(operator.email()), operator.groups());
  }

  /** Begins a session under a new id, which defeats session fixation. */
  void begin(
      HttpServletRequest request,
      HttpServletResponse response,
      boolean secure,
      OperatorAccount operator) {
    String key = Fingerprint.random(KEY_BYTES);
    HttpSession session = fresh(request, operator.id());
    session.setMaxInactiveInterval((int) IDLE.toSeconds());
    session.setAttribute(
        Held.class.getName(),
        new Held(operator.id(), operator.epoch(), clock.instant(), Fingerprint.of(key)));
    session.setAttribute(SEEN, clock.instant());
    response.addHeader("Set-Cookie", cookie(secure, key));
  }

  /**
   * The container's session under a new id, without what another operator left in it, such as open
   * pages and their input.
   */
  static HttpSession fresh(HttpServletRequest request, long operatorId) {
    HttpSession known = request.getSession(false);
    Held held = known == null ? null : (Held) known.getAttribute(Held.class.getName());
    if (held != null && held.operatorId() != operatorId) {
      known.invalidate();
    }
    HttpSession session = request.getSession();
    request.changeSessionId();
    return session;
  }

  /**
   * The session of a request, unless it has expired.
   *
   * @param byHand whether the operator did something, as opposed to a page that refreshes itself
   */
  Optional<Open> find(HttpServletRequest request, Optional<String> key, boolean byHand) {
    HttpSession session = request.getSession(false);
    if (session == null || key.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<Held> found =
        Optional.ofNullable((Held) session.getAttribute(Held.class.getName()))
            .filter(held -> held.keyHash().equals(Fingerprint.of(key.get())))
            .filter(held -> now.isBefore(held.since().plus(LONGEST)))
            .filter(held -> now.isBefore(((Instant) session.getAttribute(SEEN)).plus(IDLE)));
    if (found.isPresent() && byHand) {
      session.setAttribute(SEEN, now);
    }
    return found.map(held -> new Open(held.operatorId(), held.epoch()));
  }

  /** Ends the session with everything in it. */
  void end(HttpServletRequest request, HttpServletResponse response, boolean secure) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    response.addHeader("Set-Cookie", cookie(secure, "") + "; Max-Age=0");
  }

  static String cookieName(boolean secure) {
    return secure ? "__Host-gatehouse-console" : "gatehouse-console";
  }

  private static String cookie(boolean secure, String value) {
    String cookie = cookieName(secure) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax";
    return secure ? cookie + "; Secure" : cookie;
  }
}
