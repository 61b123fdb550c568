package dev.gatehouse.protocol.header;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a browser came to make a request, by its Fetch metadata (W3C, Fetch Metadata Request
 * Headers). Browsers send it over HTTPS and to local addresses only, and older ones never: each
 * text is empty where it is missing.
 *
 * @param site the {@code Sec-Fetch-Site} header: where the request was begun
 * @param mode the {@code Sec-Fetch-Mode} header
 * @param destination the {@code Sec-Fetch-Dest} header: what the answer is for
 * @param byScript whether a script says that it called
 */
public record Fetch(String site, String mode, String destination, boolean byScript) {
  /** The destination of a handshake (RFC 6455), which Chromium sends without the headers. */
  public static final String WEB_SOCKET = "websocket";

  private static final String CROSS_SITE = "cross-site";
  private static final String NAVIGATE = "navigate";
  private static final String DOCUMENT = "document";
  private static final Set<String> WINDOWS = Set.of(DOCUMENT, "iframe", "frame");

  /** Where other sites and programs look for facts about this one (RFC 8615); never a page. */
  private static final String WELL_KNOWN = "/.well-known/";

  /** Endings of what pages load. Id and hyphen tell a page of ours from it, whatever its slug. */
  private static final Pattern FILE =
      Pattern.compile(
          "(?!/(?:article|category)/\\d++-)[^?]*\\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|css|m?js"
              + "|map|json|webmanifest|xml|txt|woff2?|ttf|otf|eot|mp[34]|webm|og[agv]|wasm)",
          Pattern.CASE_INSENSITIVE);

  /** Whether the answer fills a window or a frame. */
  public boolean isForPage(String path, String accept) {
    if (path.startsWith(WELL_KNOWN)) {
      return false;
    }
    return isTold()
        ? (mode.isEmpty() || mode.equals(NAVIGATE))
            && (destination.isEmpty() || WINDOWS.contains(destination))
        : !byScript && !isFile(path) && AcceptedTypes.wantPage(accept);
  }

  /** Whether a browser says that it goes to a page; clients that are no browsers do not. */
  public boolean saysNavigate() {
    return mode.equals(NAVIGATE);
  }

  /** Whether a link or form of another site leads here in a window. */
  public boolean isArrival() {
    return isCrossSite()
        && (mode.isEmpty() || mode.equals(NAVIGATE))
        && (destination.isEmpty() || destination.equals(DOCUMENT));
  }

  /** Whether another site's page or mail began it, and not in order to fill a frame there. */
  public boolean isByOtherSite() {
    boolean frame = !destination.equals(DOCUMENT) && WINDOWS.contains(destination);
    return isCrossSite() && !frame;
  }

  /** The same as another site's, if it comes from another host below the same domain. */
  public Fetch siblingsAsOthers() {
    return site.equals("same-site") ? new Fetch(CROSS_SITE, mode, destination, byScript) : this;
  }

  private boolean isCrossSite() {
    return site.equals(CROSS_SITE);
  }

  /**
   * Whether it is certain that the answer fills neither. What a client accepts is no proof: HTTP
   * libraries of programs that walk through pages name JSON first.
   */
  public boolean isForPart(String path, String accept) {
    return !isForPage(path, accept) && (isTold() || byScript || isFile(path));
  }

  /** Whether the headers tell what the answer is for. Node.js sends a mode and nothing else. */
  private boolean isTold() {
    return !destination.isEmpty() || mode.equals(NAVIGATE) || !mode.isEmpty() && !site.isEmpty();
  }

  /** Whether no page can be at a path, by its name. */
  public static boolean isFile(String path) {
    return path.startsWith(WELL_KNOWN) || path.indexOf('.') >= 0 && FILE.matcher(path).matches();
  }
}
