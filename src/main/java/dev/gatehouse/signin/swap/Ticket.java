package dev.gatehouse.signin.swap;

import dev.gatehouse.protocol.Incoming;
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

  private static String name(Incoming request) {
    return request.secure() ? "__Host-gatehouse-swap" : "gatehouse-swap";
  }
}
