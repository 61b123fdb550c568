package dev.gatehouse.signin.request;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

  /**
   * RFC 9110 section 7.2, of what RFC 3986 lets a host be: a name or an address in brackets. The
   * port may be empty (section 3.2.3 there).
   */
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5})?)?");

  /** Headers whose media types may carry a quality (RFC 9110 section 12.4.2). */
  private static final List<String> WEIGHTED = List.of("Accept", "Content-Type");

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
  private static final Predicate<String> MEDIA_RANGES =
      list("(?:" + TOKEN + "/" + TOKEN + "|\\*)" + PARAMETERS);

  /** RFC 9110 section 12.5.4. */
  private static final Predicate<String> LANGUAGES =
      list("(?:\\*|[A-Za-z0-9_-]++)(?:\\s*+;\\s*+[qQ]=[0-9.]++)?+\\s*+");

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*+charset\\s*+=\\s*+\"?([^\";\\s]*+)", Pattern.CASE_INSENSITIVE);

  private ValidHeaders() {}

  private static Predicate<String> list(String element) {
    return Pattern.compile("(?:[\\s,]++|" + element + "(?=,|$))*+").asMatchPredicate();
  }

  /**
   * @throws UnreadableRequest when a header of any request cannot be read
   */
  static void require(HttpServletRequest request) {
    WEIGHTED.stream().flatMap(name -> all(name, request)).forEach(ValidHeaders::requireNumbers);
    requireNoControlCharacters(request);
    requireOneHost(all("Host", request).toList());
    requireCharset(request);
  }

  /**
   * @throws UnreadableRequest when a header cannot be read by which JAX-RS chooses what to answer
   */
  static void requireNegotiable(HttpServletRequest request) {
    require("Content-Type", ValidHeaders::isTypeOrNothing, request);
    require("Accept", MEDIA_RANGES, request);
    require("Accept-Language", LANGUAGES, request);
  }

  private static void require(String name, Predicate<String> form, HttpServletRequest request) {
    if (!all(name, request).allMatch(value -> value.length() <= LONGEST_LIST && form.test(value))) {
      throw new UnreadableRequest(name + " has not the form that RFC 9110 gives it");
    }
  }

  private static boolean isTypeOrNothing(String header) {
    String type = RetypedRequest.filled(header);
    return type.isEmpty() || MEDIA_TYPE.test(type);
  }

  /** Pages of Faces would fail at it, and so would ours that say what is wrong. */
  private static void requireCharset(HttpServletRequest request) {
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
    for (String name : Collections.list(request.getHeaderNames())) {
      boolean spared = name.equalsIgnoreCase("Cookie") || name.equalsIgnoreCase("User-Agent");
      if (!spared && all(name, request).anyMatch(CONTROL.asPredicate())) {
        throw new UnreadableRequest("a header has control characters");
      }
    }
  }

  /**
   * Two hosts, or one that is none, could be read as different sites by a proxy and by us (RFC 9112
   * section 3.2). HTTP/1.0 knows requests without a host.
   */
  private static void requireOneHost(List<String> hosts) {
    if (hosts.size() > 1 || hosts.stream().anyMatch(host -> !isHost(host))) {
      throw new UnreadableRequest("there is not one valid Host");
    }
  }

  private static boolean isHost(String header) {
    Matcher host = HOST.matcher(header);
    return host.matches() && (host.group(1) == null || Integer.parseInt(host.group(1)) <= 65_535);
  }

  /** RESTEasy answers any other quality with a 500 and, at ERROR, a page of the log. */
  private static void requireNumbers(String mediaTypes) {
    Matcher quality = QUALITY.matcher(mediaTypes);
    while (quality.find()) {
      if (quality.group(1) == null || !NUMBER.matcher(quality.group(1)).matches()) {
        throw new UnreadableRequest("a quality is no number");
      }
    }
  }

  /**
   * The cookies of a request but for those with control characters, which no browser would have
   * taken; {@code null} when it has none. HTTP/2 may split them over several header lines (RFC 9113
   * section 8.2.3).
   */
  static String cookies(HttpServletRequest request) {
    List<String> lines = all("Cookie", request).toList();
    if (lines.isEmpty()) {
      return null;
    }
    String all = String.join("; ", lines);
    return CONTROL.matcher(all).find()
        ? Arrays.stream(all.split(";"))
            .filter(cookie -> !CONTROL.matcher(cookie).find())
            .collect(Collectors.joining(";"))
        : all;
  }

  private static Stream<String> all(String name, HttpServletRequest request) {
    return Collections.list(request.getHeaders(name)).stream();
  }
}
