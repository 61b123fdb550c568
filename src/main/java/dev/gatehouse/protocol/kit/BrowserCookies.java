package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cookies that identify a browser while it signs in, so that what it began works only there:
 * otherwise an attacker could begin a sign-in and let a victim's browser finish it.
 *
 * <p>Usually there is one. A browser that opens several pages at once has none to send with any of
 * them, so each answer sets its own under a name of its own: under the same name the last one would
 * replace the others.
 *
 * <p>A cookie may also have the login keys of pages for which the browser signs in. A further page
 * takes them over into a cookie of another name: of two answers at the same moment, none replaces
 * the other. Where tokens bring keys back, only the last one is kept, in a cookie whose name is
 * always the same.
 *
 * @param all in the order in which the browser sends them: the oldest first (RFC 6265 section 5.4)
 */
public record BrowserCookies(List<BrowserCookie> all) {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final int VALUE_BYTES = 24;
  private static final int NAME_BYTES = 6;

  /** Of that many bytes in base64url. */
  private static final int VALUE_LENGTH = 32;

  /** More do not fit into the length below, and each costs a hash. */
  private static final int MOST = 100;

  private static final Pattern PAIR =
      Pattern.compile(
          "((?:__Host-)?gatehouse-browser(?:-[A-Za-z0-9_-]{8})?)"
              + "=([A-Za-z0-9_-]{32})((?:\\.[A-Za-z0-9_-]{1,1200}){0,30})");

  /** Of the keys: servers and proxies bound the length of a header; tokens need most of it. */
  private static final int MOST_CHARACTERS = 1_500;

  /** Of all these cookies that a browser sends: each page that it opened at once gave it one. */
  private static final int MOST_CHARACTERS_OF_ALL = 4_000;

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
                .map(BrowserCookie::of)
                .limit(MOST)
                .toList());
  }

  /** The newest that the browser has, or a new one. */
  BrowserCookie newest(Incoming request) {
    return all.stream()
        .reduce((older, newer) -> newer)
        .orElseGet(
            () -> new BrowserCookie(newName(request), Fingerprint.random(VALUE_BYTES), List.of()));
  }

  private static String newName(Incoming request) {
    return prefix(request) + "-" + Fingerprint.random(NAME_BYTES);
  }

  /**
   * The header that sets it, or keeps it longer. The token may come back in a form that the
   * company's app posts from another site; the cookie is safe to come along because it opens
   * nothing by itself.
   */
  static String header(Site site, Incoming request, BrowserCookie cookie) {
    return header(site, request, cookie, LIFETIME);
  }

  /** The same for a lifetime. */
  static String header(Site site, Incoming request, BrowserCookie cookie, Duration lifetime) {
    return request.cookieOf(site).crossSite(cookie.name(), cookie.text(), lifetime);
  }

  /** The headers that set a cookie; a browser with too many forgets the oldest other ones. */
  List<String> keeping(Site site, Incoming request, BrowserCookie kept) {
    List<String> headers = new ArrayList<>();
    headers.add(header(site, request, kept));
    tooMany(request, kept).forEach(cookie -> headers.add(cleared(site, request, cookie)));
    return headers;
  }

  /** The oldest, as far as all of them together are too long. */
  List<BrowserCookie> tooMany(Incoming request, BrowserCookie kept) {
    List<BrowserCookie> found = new ArrayList<>();
    int length = all.stream().mapToInt(BrowserCookie::length).sum();
    for (BrowserCookie cookie : all) {
      boolean isNeeded = cookie.value().equals(kept.value()) || cookie.isNamed(prefix(request));
      if (length > MOST_CHARACTERS_OF_ALL && !isNeeded) {
        found.add(cookie);
        length -= cookie.length();
      }
    }
    return found;
  }

  /** The same, with a key that is kept as the last one. */
  List<String> lasting(Site site, Incoming request, BrowserCookie kept, String key) {
    BrowserCookie last = new BrowserCookie(prefix(request), kept.value(), List.of(key));
    if (kept.isNamed(prefix(request))) {
      return keeping(site, request, last);
    }
    List<String> headers = keeping(site, request, kept);
    headers.add(header(site, request, last));
    return headers;
  }

  /** Whether one more key is not too much for the cookies of a value, and for all. */
  boolean haveRoom(String value, String key) {
    int ofValue =
        all.stream()
            .filter(cookie -> cookie.value().equals(value))
            .flatMap(cookie -> cookie.keys().stream())
            .mapToInt(String::length)
            .sum();
    int length = all.stream().mapToInt(BrowserCookie::length).sum();
    return ofValue + key.length() <= MOST_CHARACTERS
        && length + key.length() <= MOST_CHARACTERS_OF_ALL;
  }

  /** The headers that add a key for which there is room. */
  List<String> adding(Site site, Incoming request, String value, String key) {
    List<BrowserCookie> own =
        all.stream()
            .filter(cookie -> cookie.value().equals(value) && !cookie.isNamed(prefix(request)))
            .toList();
    List<String> keys =
        Stream.concat(own.stream().flatMap(cookie -> cookie.keys().stream()), Stream.of(key))
            .distinct()
            .toList();
    List<String> headers = keeping(site, request, new BrowserCookie(newName(request), value, keys));
    own.forEach(cookie -> headers.add(cleared(site, request, cookie)));
    return headers;
  }

  /**
   * The headers that forget keys; by one cookie at least it remains the same browser.
   *
   * @param left how long the cookies with other keys are kept
   */
  List<String> forgetting(Site site, Incoming request, Predicate<String> forgotten, Duration left) {
    Set<String> values = new HashSet<>();
    List<String> headers = new ArrayList<>();
    for (BrowserCookie cookie : all) {
      List<String> keys = cookie.keys().stream().filter(forgotten.negate()).toList();
      boolean isBare = keys.isEmpty() && !cookie.keys().isEmpty();
      if (!keys.isEmpty()) {
        headers.add(header(site, request, cookie.with(keys), left));
      } else if (isBare && !values.contains(cookie.value())) {
        headers.add(header(site, request, cookie.with(keys)));
      } else if (isBare) {
        headers.add(cleared(site, request, cookie));
      }
      values.add(cookie.value());
    }
    return headers;
  }

  private static String cleared(Site site, Incoming request, BrowserCookie cookie) {
    return request.cookieOf(site).crossSite(cookie.name(), "", Duration.ZERO);
  }

  /** An answer that gives the browser one, if it has none and the answer brings none yet. */
  public static Answer given(Answer answer, Site site, Incoming request) {
    BrowserCookies sent = of(request);
    boolean isThere = !sent.all().isEmpty() || givenBy(answer, request).isPresent();
    return isThere
        ? answer
        : answer.with("Set-Cookie", header(site, request, sent.newest(request)));
  }

  /** The value of the one that an answer gives the browser; empty if it gives none. */
  public static Optional<String> givenBy(Answer answer, Incoming request) {
    String prefix = prefix(request);
    return answer.headers().stream()
        .filter(h -> h.name().equals("Set-Cookie") && h.value().startsWith(prefix))
        .flatMap(h -> valueIn(h.value()).stream())
        .findFirst();
  }

  /** Of a header that was written here: its value ends at a key or at an attribute. */
  private static Optional<String> valueIn(String header) {
    int start = header.indexOf('=') + 1;
    int end = start + VALUE_LENGTH;
    boolean isSet = header.length() > end && ".;".indexOf(header.charAt(end)) >= 0;
    return isSet ? Optional.of(header.substring(start, end)) : Optional.empty();
  }

  /** The value of the first; empty for a browser that sends none. */
  public static Optional<String> first(Incoming request) {
    return of(request).all().stream().findFirst().map(BrowserCookie::value);
  }

  /** SHA-256 of each value, in their order: a stolen database finishes no sign-in. */
  public List<String> hashes() {
    return all.stream().map(BrowserCookie::value).distinct().map(Fingerprint::of).toList();
  }

  private static String prefix(Incoming request) {
    return request.secure() ? "__Host-gatehouse-browser" : "gatehouse-browser";
  }
}
