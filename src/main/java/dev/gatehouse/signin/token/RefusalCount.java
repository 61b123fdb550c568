package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often in a row a browser brought a token for one page that was bad in the same way, in a
 * cookie, which counts on every node. Without a limit, a backend that signs wrongly would be asked
 * for tokens for ever, since its login page redirects signed-in readers back at once. A token that
 * is accepted ends the count.
 *
 * @param first time of the first one, in seconds since 1970
 * @param what the beginning of the SHA-256 of page and fault
 */
record RefusalCount(int count, long first, String what) {
  private static final Duration MEMORY = Duration.ofMinutes(1);
  private static final int MOST = 5;
  private static final int HASH_CHARACTERS = 16;
  private static final Pattern VALUE = Pattern.compile("(\\d{1,3})\\.(\\d{1,12})\\.([0-9a-f]{16})");

  /** With the refusal that is being answered. */
  static RefusalCount counting(Incoming request, String page, String fault, Instant now) {
    long second = now.getEpochSecond();
    String hash = Fingerprint.of(fault + " " + page).substring(0, HASH_CHARACTERS);
    return request
        .cookie(name(request))
        .map(VALUE::matcher)
        .filter(Matcher::matches)
        .map(RefusalCount::read)
        .filter(before -> before.what.equals(hash))
        .filter(before -> before.first <= second && second - before.first < MEMORY.toSeconds())
        .map(before -> new RefusalCount(before.count + 1, before.first, hash))
        .orElse(new RefusalCount(1, second, hash));
  }

  private static RefusalCount read(Matcher value) {
    return new RefusalCount(
        Integer.parseInt(value.group(1)), Long.parseLong(value.group(2)), value.group(3));
  }

  /** Whether asking for another token has proved useless. */
  boolean isTooMany() {
    return count >= MOST;
  }

  /** The header that keeps it; the next token may come in a form from the company's own site. */
  String header(Site site, Incoming request) {
    String value = count + "." + first + "." + what;
    return request.cookieOf(site).crossSite(name(request), value, MEMORY);
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
