package dev.gatehouse.signin.swap;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.SiteCookie;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that leads to a sign-in that waits. It is {@code Lax} on every site: the question is
 * asked in windows only, and no other site's form may answer it.
 */
final class Ticket {
  private Ticket() {}

  static Optional<String> of(Incoming request) {
    return request.cookie(name(request)).filter(value -> value.matches("[A-Za-z0-9_-]{43}"));
  }

  static String header(Incoming request, String value, Duration lifetime) {
    return new SiteCookie(request.secure(), false).header(name(request), value, lifetime);
  }

  /** What the page's form says of the question that it answers, without telling the ticket. */
  static String question(String ticket) {
    return Fingerprint.of("question " + ticket);
  }

  /** The answer after the ticket was taken; it deletes the cookie unless it brings another. */
  static Answer taken(Answer answer, Incoming request) {
    boolean waitsAgain = answer.location().filter(SwapPage.PATH::equals).isPresent();
    return waitsAgain
        ? answer
        : answer.with("Set-Cookie", new SiteCookie(request.secure(), false).cleared(name(request)));
  }

  private static String name(Incoming request) {
    return request.secure() ? "__Host-gatehouse-swap" : "gatehouse-swap";
  }
}
