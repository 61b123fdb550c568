package dev.gatehouse.signin.request;

import dev.gatehouse.cache.TextCache;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which headers can be read. At others the servers and their libraries fail each in its own way:
 * with a page of theirs, or with a stack trace in the log for every such request.
 */
final class ValidHeaders {
  /** Characters of the longest list of media types or languages. */
  private static final int LONGEST_LIST = 4000;

  /**
   * RFC 9110 section 7.2, of what RFC 3986 lets a host be: a name or an address in brackets. The
   * port may be empty (section 3.2.3 there).
   */
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5})?)?");

  private static final TextCache<Boolean> HOSTS = new TextCache<>(ValidHeaders::isValidHost);

  private static final char DELETE = '\u007f';

  /** Headers whose media types may carry a quality (RFC 9110 section 12.4.2). */
  private static final List<String> WEIGHTED = List.of("Accept", "Content-Type");

  /** Whether every quality in them is a number. */
  private static final TextCache<Boolean> NUMBERED = new TextCache<>(ValidHeaders::isNumbered);

  private static final Pattern QUALITY =
      Pattern.compile(";\\s*q\\s*(?:=([^;,]*)|[;,]|$)", Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER =
      Pattern.compile("\\s*+\"?(\\d++(\\.\\d*+)?|\\.\\d++)\"?\\s*+");

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

  private static final String PARAMETERS =
      "(?:\\s*+;\\s*+(?:T=(?:T|\"(?:[^\"\\\\]|\\\\.)*+\"))?+)*+\\s*+".replace("T", TOKEN);

  /** RFC 9110 section 8.3.1. */
  private static final Predicate<String> MEDIA_TYPE =
      Pattern.compile("\\s*+" + TOKEN + "/" + TOKEN + PARAMETERS).asMatchPredicate();

  /** RFC 9110 section 12.5.1; a star alone is what Java's own client sends. */
  private static final TextCache<Boolean> MEDIA_RANGES =
      new TextCache<>(list("(?:" + TOKEN + "/" + TOKEN + "|\\*)" + PARAMETERS));

  /** RFC 9110 section 12.5.4. */
  private static final TextCache<Boolean> LANGUAGES =
      new TextCache<>(list("(?:\\*|[A-Za-z0-9_-]++)(?:\\s*+;\\s*+[qQ]=[0-9.]++)?+\\s*+"));

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*+charset\\s*+=\\s*+\"?([^\";\\s]*+)", Pattern.CASE_INSENSITIVE);

  private ValidHeaders() {}

  private static Function<String, Boolean> list(String element) {
    Predicate<String> form =
        Pattern.compile("(?:[\\s,]++|" + element + "(?=,|$))*+").asMatchPredicate();
    return value -> value.length() <= LONGEST_LIST && form.test(value);
  }

  /**
   * @throws UnreadableRequest when a header of any request cannot be read
   */
  static void require(HttpServletRequest request) {
    for (String name : WEIGHTED) {
      if (!areAll(name, NUMBERED::of, request)) {
        throw new UnreadableRequest("a quality is no number");
      }
    }
    requireNoControlCharacters(request);
    requireOneHost(request);
    requireCharset(request);
  }

  /**
   * @throws UnreadableRequest when a header cannot be read by which JAX-RS chooses what to answer
   */
  static void requireNegotiable(HttpServletRequest request) {
    require("Content-Type", ValidHeaders::isTypeOrNothing, request);
    require("Accept", MEDIA_RANGES::of, request);
    require("Accept-Language", LANGUAGES::of, request);
  }

  private static void require(String name, Predicate<String> form, HttpServletRequest request) {
    if (!areAll(name, form, request)) {
      throw new UnreadableRequest(name + " has not the form that RFC 9110 gives it");
    }
  }

  private static boolean isTypeOrNothing(String header) {
    String type = RetypedRequest.filled(header);
    return header.length() <= LONGEST_LIST && (type.isEmpty() || MEDIA_TYPE.test(type));
  }

  /** Pages of Faces would fail at it, and so would ours that say what is wrong. */
  private static void requireCharset(HttpServletRequest request) {
    if (!request.getHeaders("Content-Type").hasMoreElements()) {
      return;
    }
    // WildFly's readers of forms fail at an empty one; in other types it says nothing.
    boolean form = ReadParameters.isForm(request) || ReadParameters.isMultipart(request);
    Optional<String> unknown =
        all("Content-Type", request)
            .map(type -> form ? type : RetypedRequest.filled(type))
            .map(CHARSET::matcher)
            .filter(Matcher::find)
            .map(charset -> charset.group(1))
            .filter(charset -> !isKnown(charset))
            .findFirst();
    if (unknown.isPresent()) {
      throw UnreadableRequest.unsupportedType();
    }
  }

  private static boolean isKnown(String charset) {
    try {
      return Charset.isSupported(charset);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  /**
   * Fields with control characters are invalid (RFC 9110 section 5.5), and Payara lets them through
   * ({@code server-config/payara}). Cookies that other software set are no reason to turn anybody
   * away, and what a browser calls itself is only shown.
   */
  private static void requireNoControlCharacters(HttpServletRequest request) {
    Enumeration<String> names = request.getHeaderNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement();
      boolean spared = name.equalsIgnoreCase("Cookie") || name.equalsIgnoreCase("User-Agent");
      if (!spared && !areAll(name, value -> !hasControl(value), request)) {
        throw new UnreadableRequest("a header has control characters");
      }
    }
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' || c == DELETE) {
        return true;
      }
    }
    return false;
  }

  /**
   * Two hosts, or one that is none, could be read as different sites by a proxy and by us (RFC 9112
   * section 3.2). HTTP/1.0 knows requests without a host.
   */
  private static void requireOneHost(HttpServletRequest request) {
    Enumeration<String> hosts = request.getHeaders("Host");
    if (hosts.hasMoreElements() && (!HOSTS.of(hosts.nextElement()) || hosts.hasMoreElements())) {
      throw new UnreadableRequest("there is not one valid Host");
    }
  }

  private static boolean isValidHost(String header) {
    Matcher host = HOST.matcher(header);
    return host.matches() && (host.group(1) == null || Integer.parseInt(host.group(1)) <= 65_535);
  }

  /** RESTEasy answers any other quality with a 500 and, at ERROR, a page of the log. */
  private static boolean isNumbered(String mediaTypes) {
    Matcher quality = QUALITY.matcher(mediaTypes);
    while (quality.find()) {
      if (quality.group(1) == null || !NUMBER.matcher(quality.group(1)).matches()) {
        return false;
      }
    }
    return true;
  }

  /**
   * The cookies of a request but for those with control characters, which no browser would have
   * taken; {@code null} when it has none. HTTP/2 may split them over several header lines (RFC 9113
   * section 8.2.3).
   */
  static String cookies(HttpServletRequest request) {
    Enumeration<String> lines = request.getHeaders("Cookie");
    if (!lines.hasMoreElements()) {
      return null;
    }
    String all = lines.nextElement();
    if (lines.hasMoreElements()) {
      all = all + "; " + String.join("; ", Collections.list(lines));
    }
    return hasControl(all)
        ? Arrays.stream(all.split(";"))
            .filter(cookie -> !hasControl(cookie))
            .collect(Collectors.joining(";"))
        : all;
  }

  private static boolean areAll(String name, Predicate<String> form, HttpServletRequest request) {
    Enumeration<String> values = request.getHeaders(name);
    while (values.hasMoreElements()) {
      if (!form.test(values.nextElement())) {
        return false;
      }
    }
    return true;
  }

  private static Stream<String> all(String name, HttpServletRequest request) {
    return Collections.list(request.getHeaders(name)).stream();
  }
}
