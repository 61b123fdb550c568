package dev.gatehouse.signin.console;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.secret.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Operators' sessions. The container's session keeps them, beside the state of the pages; its
 * cookie alone opens nothing. A second cookie must fit, which unlike the container's is {@code
 * Secure} with the {@code __Host-} prefix whenever the browser came over HTTPS, also through a
 * trusted proxy that the container knows nothing of.
 */
@ApplicationScoped
class ConsoleSessions {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final int KEY_BYTES = 32;

  /** When somebody last did something: a page that refreshes itself keeps no session alive. */
  private static final String SEEN = ConsoleSessions.class.getName() + ".seen";

  @Inject Clock clock;

  /**
   * What the container's session holds.
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

  /** Begins a session under a new id: one that was planted before is worth nothing. */
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
   * The container's session under a new id. What another operator left in it, such as open pages
   * with what was typed there, goes.
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
   * The session that the request comes with, unless it is over.
   *
   * @param byHand whether somebody did something, as opposed to a page that refreshes itself
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
