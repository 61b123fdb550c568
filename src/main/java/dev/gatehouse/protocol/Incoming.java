package dev.gatehouse.protocol;

import dev.gatehouse.tenant.HostName;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A request to a tenant's host, read once: what the browser asked for, as far as proxies are to be
 * believed.
 *
 * @param address the caller's IP address
 * @param secure whether the browser came over HTTPS
 * @param authority host and port that the browser asked for
 */
public record Incoming(
    HttpServletRequest request, HostName host, String authority, boolean secure, String address) {
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int LONGEST_AGENT = 400;

  public String path() {
    return request.getRequestURI();
  }

  public String method() {
    return request.getMethod();
  }

  /** Whether a page is read, so that its address can be asked for again after signing in. */
  public boolean isReading() {
    return READING.contains(method());
  }

  /** Only GET and POST sign in, and never a browser that merely guesses what comes next. */
  public boolean maySignIn() {
    return (method().equals("GET") || isForm()) && !isPrefetch();
  }

  /** A browser's guess: {@code Sec-Purpose: prefetch}, or its older names. */
  public boolean isPrefetch() {
    return mentionsPrefetch("Sec-Purpose")
        || mentionsPrefetch("Purpose")
        || mentionsPrefetch("X-Moz");
  }

  private boolean mentionsPrefetch(String header) {
    String value = request.getHeader(header);
    return value != null && value.toLowerCase(java.util.Locale.ROOT).contains("prefetch");
  }

  private boolean isForm() {
    String type = request.getContentType();
    return method().equals("POST") && type != null && type.startsWith(FORM);
  }

  /** A parameter of the query or, in a form post, of the form. */
  public Optional<String> parameter(String name) {
    if (request.getQueryString() == null && !isForm()) {
      return Optional.empty();
    }
    return Optional.ofNullable(request.getParameter(name));
  }

  /** A cookie's value, read from the header: cheaper than the container's list of cookies. */
  public Optional<String> cookie(String name) {
    String header = request.getHeader("Cookie");
    if (header == null) {
      return Optional.empty();
    }
    return Arrays.stream(header.split(";"))
        .map(String::trim)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }

  /** The token of an {@code Authorization: Bearer} header (RFC 6750 section 2.1). */
  public Optional<String> bearer() {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
        ? Optional.of(header.substring(7).trim())
        : Optional.empty();
  }

  /** Scheme, host and port as the browser sees them. */
  public String origin() {
    return (secure ? "https://" : "http://") + authority;
  }

  /** Path and query without the parameters that carried a token. */
  public String pathWithout(String... parameters) {
    String query = request.getQueryString();
    if (query == null) {
      return path();
    }
    String rest =
        Arrays.stream(query.split("&"))
            .filter(pair -> Arrays.stream(parameters).noneMatch(p -> named(pair, p)))
            .collect(Collectors.joining("&"));
    return rest.isEmpty() ? path() : path() + "?" + rest;
  }

  private static boolean named(String pair, String parameter) {
    String name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
    // A browser may have encoded letters of the name: %6Awt is jwt.
    return parameter.equals(decoded(name));
  }

  private static String decoded(String text) {
    try {
      return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The browser's name of itself, cut at 400 characters. */
  public String userAgent() {
    String agent = request.getHeader("User-Agent");
    return agent == null || agent.length() <= LONGEST_AGENT
        ? agent
        : agent.substring(0, LONGEST_AGENT);
  }

  /** A URL with one more parameter, whether it has a query already or not. */
  public static String withParameter(String url, String name, String value) {
    return url
        + (url.contains("?") ? url.endsWith("?") || url.endsWith("&") ? "" : "&" : "?")
        + name
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
