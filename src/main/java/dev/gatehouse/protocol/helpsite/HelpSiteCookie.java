package dev.gatehouse.protocol.helpsite;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.SiteCookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cookie that keeps a token. "We will store the JWT in a permanent cookie", which is ours and
 * for one host only; or the company sets it "on the bare domain like .yourdomain.com".
 *
 * <p>A browser drops a cookie of more than 4096 characters, silently, and a reader whose token is
 * longer would be sent to sign in for ever: the rest of such a token is kept in further cookies.
 */
final class HelpSiteCookie {
  static final String NAME = "helpsite_jwt";

  /** As long as browsers keep any cookie; a token ends by its {@code exp}. */
  private static final Duration PERMANENT = Duration.ofDays(400);

  private static final int PIECE = 4000;
  private static final int MOST_PIECES = 3;

  /** Ours, the company's, and one that is left over. */
  private static final int MOST_VALUES = 3;

  private HelpSiteCookie() {}

  /** The tokens that a browser keeps: one of ours may stand beside the company's own. */
  static List<String> tokens(Incoming request) {
    return request
        .cookies(NAME)
        .filter(value -> !value.isEmpty())
        .limit(MOST_VALUES)
        .map(value -> value.length() == PIECE ? value + rest(request) : value)
        .toList();
  }

  private static String rest(Incoming request) {
    return String.join("", furtherNames().map(name -> request.cookie(name).orElse("")).toList());
  }

  /** The headers that keep a token, and nothing of a longer one before it. */
  static List<String> keeping(String token, Site site, Incoming request) {
    SiteCookie cookie = request.cookieOf(site);
    List<String> headers = new ArrayList<>();
    for (int piece = 0; piece < MOST_PIECES; piece++) {
      int start = Math.min(piece * PIECE, token.length());
      String part = token.substring(start, Math.min(start + PIECE, token.length()));
      if (!part.isEmpty()) {
        headers.add(cookie.header(name(piece), part, PERMANENT));
      } else if (request.cookie(name(piece)).isPresent()) {
        headers.add(cookie.cleared(name(piece)));
      }
    }
    return headers;
  }

  /**
   * The headers that take it away: ours, and at a custom domain the company's as well, which would
   * sign the reader in again at once.
   */
  static List<String> clearing(Site site, Incoming request) {
    SiteCookie cookie = request.cookieOf(site);
    List<String> headers = new ArrayList<>(List.of(cookie.cleared(NAME)));
    furtherNames()
        .filter(name -> request.cookie(name).isPresent())
        .map(cookie::cleared)
        .forEach(headers::add);
    if (site.settings().getCustomDomains().contains(request.host().value())) {
      headers.addAll(clearingCompanys(request));
    }
    return headers;
  }

  /** The company's own stands on a domain above the host; in no partition, whoever frames it. */
  private static List<String> clearingCompanys(Incoming request) {
    String cleared =
        new SiteCookie(request.secure(), false).crossSite(NAME, "", Duration.ZERO) + "; Domain=";
    return Stream.iterate(
            above(request.host().value()), d -> d.contains("."), HelpSiteCookie::above)
        .map(cleared::concat)
        .toList();
  }

  private static String above(String domain) {
    return domain.substring(domain.indexOf('.') + 1);
  }

  private static Stream<String> furtherNames() {
    return IntStream.range(1, MOST_PIECES).mapToObj(HelpSiteCookie::name);
  }

  private static String name(int piece) {
    return piece == 0 ? NAME : NAME + "_" + (piece + 1);
  }
}
