package dev.gatehouse.protocol.helpdocs;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.time.Instant;

/**
 * How often a browser brought a bad token lately. Without a limit, a backend that signs wrongly
 * would be asked for tokens for ever, since its login page redirects signed-in readers back at
 * once.
 *
 * @param first time of the first one, in seconds since 1970
 */
record RefusalCount(int count, long first) {
  private static final Duration MEMORY = Duration.ofMinutes(1);
  private static final int MOST = 3;

  /** With the refusal that is being answered. */
  static RefusalCount counting(Incoming request, Instant now) {
    long second = now.getEpochSecond();
    return request
        .cookie(name(request))
        .filter(value -> value.matches("\\d{1,3}\\.\\d{1,12}"))
        .map(RefusalCount::read)
        .filter(before -> before.first <= second && second - before.first < MEMORY.toSeconds())
        .map(before -> new RefusalCount(before.count + 1, before.first))
        .orElse(new RefusalCount(1, second));
  }

  private static RefusalCount read(String value) {
    int dot = value.indexOf('.');
    return new RefusalCount(
        Integer.parseInt(value.substring(0, dot)), Long.parseLong(value.substring(dot + 1)));
  }

  /** Whether asking for another token has proved useless. */
  boolean isTooMany() {
    return count >= MOST;
  }

  /** The header that keeps it; the next token may come in a form from the company's own site. */
  String header(Site site, Incoming request) {
    return request.cookieOf(site).crossSite(name(request), count + "." + first, MEMORY);
  }

  static boolean isKept(Incoming request) {
    return request.cookie(name(request)).isPresent();
  }

  /** The header that forgets it. */
  static String forgotten(Site site, Incoming request) {
    return request.cookieOf(site).crossSite(name(request), "", Duration.ZERO);
  }

  private static String name(Incoming request) {
    return request.secure() ? "__Host-gatehouse-refused" : "gatehouse-refused";
  }
}
