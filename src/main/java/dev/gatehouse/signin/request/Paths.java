package dev.gatehouse.signin.request;

import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.PathTemplate;
import dev.gatehouse.protocol.kit.SisterAddress;
import java.util.List;

/** Which paths of a tenant's host are not simply pages. */
public final class Paths {
  /** Where programs of operators call, at the base host. */
  public static final String ADMIN_API = "/api/admin/";

  public static final String LOGIN = "/login";

  /** Below it JAX-RS answers what is left over at sign-in addresses. */
  public static final String SSO = "/sso";

  /** Where companies' backends say that somebody signed out of their app. */
  public static final String BACKEND_LOGOUT = SSO + "/logout";

  /** Where readers arrive from another site with a hand-over code. */
  public static final String ARRIVE = "/access/arrive";

  /** Where readers arrive whom another site did not know. */
  public static final String RETURN = "/access/return";

  /** Where the proxy of a gated site asks whether a request may pass. */
  public static final String VERIFY = "/auth/verify";

  /**
   * Where the proxy of a gated site passes on a request that may not pass, if it cannot send the
   * answer to its question to the browser.
   */
  public static final String ENTER = "/auth/enter";

  /** What our pages load at a gated site, whose web server may have a folder {@code /assets}. */
  public static final String GATE = "/auth";

  /** The platform's public keys, the same at every host. */
  public static final String KEY_SET = "/.well-known/jwks.json";

  /** Where the console's editor uploads files, and its preview gets them. */
  public static final String CONSOLE_FILES = "/console/content/files";

  /** Where the console uploads the parts of a zip that it is going to import. */
  public static final String CONSOLE_ZIP = "/console/content/zip";

  /** Where readers say if an article was helpful; its id follows. */
  public static final String HELPFUL = "/helpful/";

  private static final String LOGOUT = "/logout";
  private static final List<String> ASSETS =
      List.of("/assets/", "/js/", "/favicon.ico", "/robots.txt", KEY_SET);
  private static final List<String> FOLDERS = List.of("/assets", "/js");
  private static final List<String> OF_BASE_HOST =
      List.of("/api/admin", "/console", "/jakarta.faces.resource", "/openapi.json", "/health");

  /** The one address that ends in a slash: pages and links of the console are below it. */
  private static final String CONSOLE_HOME = "/console/";

  private static final String WIDGET = "/api/widget/v1";

  /** Templates, to which only servlets forward. */
  private static final String TEMPLATES = "/site";

  private Paths() {}

  /** A path without slashes that are doubled or at the end: they make no other address of it. */
  static String plain(String path) {
    String plain = PathTemplate.plain(path);
    return path.endsWith("/") && CONSOLE_HOME.equals(plain + "/") ? CONSOLE_HOME : plain;
  }

  /** Styles, scripts and pictures of Gatehouse itself, the same for every caller. */
  public static boolean isAsset(String path) {
    return startsWithAny(path, ASSETS) || FOLDERS.contains(path);
  }

  /** What a tenant's host never serves. */
  public static boolean isForeign(String path) {
    return startsWithAny(path, OF_BASE_HOST)
        || path.equals(TEMPLATES)
        || path.startsWith(TEMPLATES + "/");
  }

  /** Whether the proxy of a gated site asks or passes on a request there. */
  public static boolean isAsked(String path) {
    return path.equals(VERIFY) || path.equals(ENTER);
  }

  /** Pages of ours at a gated site's hosts; all others are the company's. */
  public static boolean isOfGate(String path) {
    return isSignInOrOut(path) || isAssetOfGate(path) || path.equals(KEY_SET);
  }

  /** Styles, scripts and pictures of Gatehouse itself, as pages at a gated site name them. */
  public static boolean isAssetOfGate(String path) {
    return path.startsWith(GATE + "/assets/");
  }

  /** Calls of the embedded widget, at any host. */
  public static boolean isWidgetCall(String path) {
    return path.equals(WIDGET) || path.startsWith(WIDGET + "/");
  }

  /** What everybody may know of a site, for the widget. */
  public static boolean isWidgetLook(String path) {
    return path.equals(WIDGET + "/look");
  }

  /** Where the widget says if an article was helpful. */
  public static boolean isWidgetAnswer(String path) {
    return path.startsWith(WIDGET + "/articles/") && path.endsWith("/helpful");
  }

  /** A picture of an article, for the widget. */
  public static boolean isWidgetFile(String path) {
    return path.startsWith(WIDGET + FileAddress.FOLDER);
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

  /** Whether something is posted there: forms of readers' pages and of the console. */
  static boolean takesForms(String path) {
    return path.equals(LOGIN)
        || path.startsWith(LOGIN + "/")
        || path.equals(LOGOUT)
        || path.startsWith(HELPFUL)
        || path.equals(CONSOLE_FILES)
        || path.equals(CONSOLE_ZIP)
        || path.startsWith(CONSOLE_HOME) && path.endsWith(".xhtml");
  }

  /** Whether it is a tenant's page, to which a token may be posted. */
  static boolean isPage(String path) {
    return !isAsset(path) && !startsWithAny(path, OF_BASE_HOST) && !isBetweenSites(path);
  }

  private static boolean startsWithAny(String path, List<String> prefixes) {
    return prefixes.stream().anyMatch(path::startsWith);
  }
}
