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
import java.util.stream.Collectors;
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
 * the other.
 *
 * @param all in the order in which the browser sends them: the oldest first (RFC 6265 section 5.4)
 */
public record BrowserCookies(List<Cookie> all) {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final int VALUE_BYTES = 24;
  private static final int NAME_BYTES = 6;

  /** Of that many bytes in base64url. */
  private static final int VALUE_LENGTH = 32;

  /** More pages are not opened at once, and each costs a hash. */
  private static final int MOST = 50;

  private static final Pattern PAIR =
      Pattern.compile(
          "((?:__Host-)?gatehouse-browser(?:-[A-Za-z0-9_-]{8})?)"
              + "=([A-Za-z0-9_-]{32})((?:\\.[A-Za-z0-9_-]{1,1200}){0,30})");

  /** Of the keys: servers and proxies bound the length of a header; tokens need most of it. */
  private static final int MOST_CHARACTERS = 2_000;

  /**
   * A cookie.
   *
   * @param value by which the browser is known
   * @param keys the login keys of pages, the oldest first
   */
  public record Cookie(String name, String value, List<String> keys) {
    private static Cookie of(Matcher pair) {
      String keys = pair.group(3);
      return new Cookie(
          pair.group(1),
          pair.group(2),
          keys.isEmpty() ? List.of() : List.of(keys.substring(1).split("\\.")));
    }

    /** The same browser's, with these keys. */
    Cookie with(List<String> others) {
      return new Cookie(name, value, List.copyOf(others));
    }

    private String text() {
      return Stream.concat(Stream.of(value), keys.stream()).collect(Collectors.joining("."));
    }
  }

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
                .map(Cookie::of)
                .limit(MOST)
                .toList());
  }

  /** The newest that the browser has, or a new one. */
  static Cookie oneOf(Incoming request) {
    return of(request).all().stream()
        .reduce((older, newer) -> newer)
        .orElseGet(() -> new Cookie(newName(request), Fingerprint.random(VALUE_BYTES), List.of()));
  }

  private static String newName(Incoming request) {
    return prefix(request) + "-" + Fingerprint.random(NAME_BYTES);
  }

  /**
   * The header that sets it, or keeps it longer. The token may come back in a form that the
   * company's app posts from another site; the cookie is safe to come along because it opens
   * nothing by itself.
   */
  static String header(Site site, Incoming request, Cookie cookie) {
    return header(site, request, cookie, LIFETIME);
  }

  /** The same for a lifetime. */
  static String header(Site site, Incoming request, Cookie cookie, Duration lifetime) {
    return request.cookieOf(site).crossSite(cookie.name(), cookie.text(), lifetime);
  }

  /** The headers that add a key; if there are too many, the browser forgets the oldest. */
  List<String> adding(Site site, Incoming request, String value, String key) {
    List<Cookie> own = all.stream().filter(cookie -> cookie.value().equals(value)).toList();
    List<String> keys =
        Stream.concat(own.stream().flatMap(cookie -> cookie.keys().stream()), Stream.of(key))
            .distinct()
            .collect(Collectors.toCollection(ArrayList::new));
    while (keys.size() > 1 && String.join(".", keys).length() > MOST_CHARACTERS) {
      keys.remove(0);
    }
    List<String> headers = new ArrayList<>();
    headers.add(header(site, request, new Cookie(newName(request), value, keys)));
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
    for (Cookie cookie : all) {
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

  private static String cleared(Site site, Incoming request, Cookie cookie) {
    return request.cookieOf(site).crossSite(cookie.name(), "", Duration.ZERO);
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
    return of(request).all().stream().findFirst().map(Cookie::value);
  }

  /** SHA-256 of each value, in their order: a stolen database finishes no sign-in. */
  public List<String> hashes() {
    return all.stream().map(Cookie::value).distinct().map(Fingerprint::of).toList();
  }

  private static String prefix(Incoming request) {
    return request.secure() ? "__Host-gatehouse-browser" : "gatehouse-browser";
  }
}
