package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cookies that identify a browser while it signs in, so that what it began works only there:
 * otherwise an attacker could begin a sign-in and let a victim's browser finish it.
 *
 * <p>Usually there is one. A browser that opens several pages at once has none to send with any of
 * them, so each answer sets its own under a name of its own: under the same name the last one would
 * replace the others.
 *
 * @param all in the order in which the browser sends them: the oldest first (RFC 6265 section 5.4)
 */
public record BrowserCookies(List<Cookie> all) {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final int VALUE_BYTES = 24;
  private static final int NAME_BYTES = 6;

  /** More pages are not opened at once, and each costs a hash. */
  private static final int MOST = 50;

  private static final Pattern PAIR =
      Pattern.compile("(?:__Host-)?gatehouse-browser(?:-[A-Za-z0-9_-]{8})?=([A-Za-z0-9_-]{32})");

  /** A name and a value. */
  public record Cookie(String name, String value) {}

  /** Those that a browser sends. */
  public static BrowserCookies of(Incoming request) {
    String prefix = prefix(request);
    return new BrowserCookies(
        request.cookies() == null || !request.cookies().contains(prefix)
            ? List.of()
            : Arrays.stream(request.cookies().split(";"))
                .map(String::trim)
                .filter(pair -> pair.startsWith(prefix))
                .map(PAIR::matcher)
                .filter(Matcher::matches)
                .map(pair -> new Cookie(pair.group().split("=")[0], pair.group(1)))
                .limit(MOST)
                .toList());
  }

  /** The newest that the browser has, or a new one. */
  static Cookie oneOf(Incoming request) {
    return of(request).all().stream()
        .reduce((older, newer) -> newer)
        .orElseGet(
            () ->
                new Cookie(
                    prefix(request) + "-" + Fingerprint.random(NAME_BYTES),
                    Fingerprint.random(VALUE_BYTES)));
  }

  /**
   * The header that sets it, or keeps it longer. The token may come back in a form that the
   * company's app posts from another site; the cookie is safe to come along because it opens
   * nothing by itself.
   */
  static String header(Site site, Incoming request, Cookie cookie) {
    return request.cookieOf(site).crossSite(cookie.name(), cookie.value(), LIFETIME);
  }

  /** An answer that gives the browser one, if it has none and the answer brings none yet. */
  public static Answer given(Answer answer, Site site, Incoming request) {
    boolean isThere = first(request).isPresent() || givenBy(answer, request).isPresent();
    return isThere ? answer : answer.with("Set-Cookie", header(site, request, oneOf(request)));
  }

  /** The value of the one that an answer gives the browser; empty if it gives none. */
  public static Optional<String> givenBy(Answer answer, Incoming request) {
    String prefix = prefix(request);
    return answer.headers().stream()
        .filter(h -> h.name().equals("Set-Cookie") && h.value().startsWith(prefix))
        .map(h -> PAIR.matcher(h.value().split(";", 2)[0]))
        .filter(Matcher::matches)
        .map(pair -> pair.group(1))
        .findFirst();
  }

  /** The value of the first; empty for a browser that sends none. */
  public static Optional<String> first(Incoming request) {
    return of(request).all().stream().findFirst().map(Cookie::value);
  }

  /** SHA-256 of each value, in their order: a stolen database finishes no sign-in. */
  public List<String> hashes() {
    return all.stream().map(cookie -> Fingerprint.of(cookie.value())).toList();
  }

  private static String prefix(Incoming request) {
    return request.secure() ? "__Host-gatehouse-browser" : "gatehouse-browser";
  }
}
