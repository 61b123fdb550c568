package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.session.SessionCookie;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The session cookie as requests bring it and answers set it. */
public final class ReaderCookie {
  private ReaderCookie() {}

  /** The session that a request names. */
  public static Optional<String> token(Incoming request) {
    return SessionCookie.token(request.cookie(name(request)));
  }

  /** The answer, with the cookie of a session that began. */
  public static Answer set(
      Answer answer, Site site, Incoming request, String token, Duration lifetime) {
    return with(answer, request.cookieOf(site).only(name(request), token, lifetime));
  }

  /**
   * The answer with headers that delete the cookie and the pages in the browser's cache: "back"
   * must not show them again.
   */
  public static Answer clear(Answer answer, Site site, Incoming request) {
    return with(answer, request.cookieOf(site).clearedEverywhere(name(request)))
        .with("Clear-Site-Data", "\"cache\"");
  }

  private static Answer with(Answer answer, List<String> cookies) {
    Answer all = answer;
    for (String cookie : cookies) {
      all = all.with("Set-Cookie", cookie);
    }
    return all;
  }

  private static String name(Incoming request) {
    return SessionCookie.name(request.secure());
  }
}
