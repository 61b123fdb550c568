package dev.gatehouse.signin;

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

  @Inject Clock clock;

  /**
   * What the container's session holds.
   *
   * @param keyHash fingerprint of the second cookie's value
   */
  private record Held(long operatorId, Instant since, String keyHash) implements Serializable {}

  /** Begins a session under a new id: one that was planted before is worth nothing. */
  void begin(
      HttpServletRequest request, HttpServletResponse response, boolean secure, long operatorId) {
    String key = Fingerprint.random(KEY_BYTES);
    HttpSession session = request.getSession();
    request.changeSessionId();
    session.setMaxInactiveInterval((int) IDLE.toSeconds());
    session.setAttribute(
        Held.class.getName(), new Held(operatorId, clock.instant(), Fingerprint.of(key)));
    response.addHeader("Set-Cookie", cookie(secure, key));
  }

  /** Whose session the request comes with, unless it is over. */
  Optional<Long> operatorId(HttpServletRequest request, Optional<String> key) {
    HttpSession session = request.getSession(false);
    if (session == null || key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable((Held) session.getAttribute(Held.class.getName()))
        .filter(held -> held.keyHash().equals(Fingerprint.of(key.get())))
        .filter(held -> clock.instant().isBefore(held.since().plus(LONGEST)))
        .map(Held::operatorId);
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
