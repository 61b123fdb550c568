package dev.gatehouse.signin.cookie;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie of a reader's session, as requests bring it and answers set it: host-only, unreadable
 * for scripts, and over HTTPS with the {@code __Host-} prefix (RFC 6265bis section 4.1.3.2), so
 * that no sibling host can set one.
 */
public final class ReaderCookie {
  private static final int TOKEN_BYTES = 32;

  /** The base64url form of that many bytes. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

  private ReaderCookie() {}

  /** A value for a new session. */
  public static String freshToken() {
    return Fingerprint.random(TOKEN_BYTES);
  }

  /** The session that a request names. */
  public static Optional<String> token(Incoming request) {
    return token(request.cookie(name(request)));
  }

  /**
   * A value that no sign-in can have set is ignored: it would cost a query and, at any length,
   * memory in the cache.
   */
  static Optional<String> token(Optional<String> cookie) {
    return cookie.filter(value -> TOKEN.matcher(value).matches());
  }

  /** The answer, with the cookie of a session that began. */
  public static Answer set(
      Answer answer, Site site, Incoming request, String token, Duration lifetime) {
    Answer set = answer.setting(request.cookieOf(site).only(name(request), token, lifetime));
    return SignedOutNote.isKept(request)
        ? set.with("Set-Cookie", SignedOutNote.forgotten(site, request))
        : set;
  }

  /**
   * The answer with headers that delete the cookie and the pages in the browser's cache: "back"
   * must not show them again.
   */
  public static Answer clear(Answer answer, Site site, Incoming request) {
    return answer
        .setting(request.cookieOf(site).clearedEverywhere(name(request)))
        .with("Clear-Site-Data", "\"cache\"");
  }

  private static String name(Incoming request) {
    return request.secure() ? "__Host-gatehouse" : "gatehouse";
  }
}
