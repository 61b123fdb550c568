package dev.gatehouse.signin.cookie;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.util.Map;

/**
 * The cookie of a reader who has just signed out and is sent to the site's home: where that is
 * private, its challenge would sign them in again at once.
 */
public final class SignedOutNote {
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private SignedOutNote() {}

  /** The answer with the note, if it leads to a home that only signed-in readers see. */
  public static Answer on(Answer answer, Site site, Incoming request) {
    boolean home = answer.location().filter(site.home()::equals).isPresent();
    return site.isGated() && home
        ? answer.with("Set-Cookie", request.cookieOf(site).header(name(request), "1", LIFETIME))
        : answer;
  }

  /** The page at the home that says so, with a button; no page of the site itself. */
  public static Answer page() {
    return Answer.page(200, "/site/logout", Map.of());
  }

  /** Whether a reader asks for the home after signing out. */
  public static boolean isFor(Site site, Incoming request) {
    return request.path().equals(site.home()) && isKept(request);
  }

  static boolean isKept(Incoming request) {
    return request.cookie(name(request)).isPresent();
  }

  /** The header that forgets it. */
  static String forgotten(Site site, Incoming request) {
    return request.cookieOf(site).cleared(name(request));
  }

  private static String name(Incoming request) {
    return request.secure() ? "__Host-gatehouse-left" : "gatehouse-left";
  }
}
