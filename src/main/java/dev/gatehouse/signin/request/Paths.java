package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.PathTemplate;
import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.protocol.kit.SisterAddress;
import java.util.List;
import java.util.Optional;

/** Which paths of a tenant's host are not simply pages. */
public final class Paths {
  public static final String LOGIN = "/login";
  private static final List<String> PAGE_METHODS = List.of("GET", "HEAD", "POST", "OPTIONS");
  private static final List<String> FILE_METHODS = List.of("GET", "HEAD");

  /** Below it JAX-RS answers what is left over at sign-in addresses. */
  public static final String SSO = "/sso";

  /** Where readers arrive from another site with a hand-over code. */
  public static final String ARRIVE = "/access/arrive";

  /** Where readers arrive whom another site did not know. */
  public static final String RETURN = "/access/return";

  private static final String LOGOUT = "/logout";
  private static final List<String> ASSETS =
      List.of("/assets/", "/js/", "/favicon.ico", "/robots.txt");
  private static final List<String> OF_BASE_HOST =
      List.of("/api/admin", "/console", "/jakarta.faces.resource", "/openapi.json", "/health");

  /** The one address that ends in a slash: pages and links of the console are below it. */
  private static final String CONSOLE_HOME = "/console/";

  private static final String WIDGET = "/api/widget/v1";

  /** Templates, to which only servlets forward. */
  private static final String TEMPLATES = "/site/";

  private Paths() {}

  /** A path without slashes that are doubled or at the end: they make no other address of it. */
  static String plain(String path) {
    String plain = PathTemplate.plain(path);
    return path.endsWith("/") && CONSOLE_HOME.equals(plain + "/") ? CONSOLE_HOME : plain;
  }

  /** Styles, scripts and pictures of Gatehouse itself, the same for every caller. */
  public static boolean isAsset(String path) {
    return startsWithAny(path, ASSETS);
  }

  /** What a tenant's host never serves. */
  public static boolean isForeign(String path) {
    return startsWithAny(path, OF_BASE_HOST) || path.startsWith(TEMPLATES);
  }

  /** Calls of the embedded widget, at any host. */
  public static boolean isWidgetCall(String path) {
    return path.equals(WIDGET) || path.startsWith(WIDGET + "/");
  }

  public static boolean isSignOut(Incoming request) {
    return request.path().equals(LOGOUT) && request.method().equals("POST");
  }

  public static boolean isSignInOrOut(String path) {
    return path.equals(LOGIN)
        || path.startsWith(LOGIN + "/")
        || path.equals(LOGOUT)
        || path.startsWith(SSO + "/")
        || isBetweenSites(path);
  }

  /** Addresses at which readers go from one site to another that their sign-in opened. */
  private static boolean isBetweenSites(String path) {
    return path.equals(ARRIVE) || path.equals(RETURN) || path.startsWith(SisterAddress.PREFIX);
  }

  /** What a gated site serves without a session. */
  public static boolean isOpen(Incoming request) {
    return isSignInOrOut(request.path()) || request.method().equals("OPTIONS");
  }

  /**
   * Refuses a method that a page or a file does not take: the servers would answer it each in its
   * own way, some as not implemented. Resources for programs declare their methods themselves.
   */
  public static Optional<Answer> refuseMethod(Incoming request) {
    String path = request.path();
    boolean declared =
        request.isForPrograms()
            || request.forBackend()
            || path.startsWith(SSO + "/")
            || isBetweenSites(path);
    List<String> taken = isAsset(path) || isFile(path) ? FILE_METHODS : PAGE_METHODS;
    return declared || taken.contains(request.method())
        ? Optional.empty()
        : Optional.of(Challenges.notAllowed(String.join(", ", taken)));
  }

  /** Files that only the base host has. */
  private static boolean isFile(String path) {
    return path.startsWith("/jakarta.faces.resource/") || path.equals("/openapi.json");
  }

  private static boolean startsWithAny(String path, List<String> prefixes) {
    return prefixes.stream().anyMatch(path::startsWith);
  }
}
