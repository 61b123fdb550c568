package dev.gatehouse.signin.login;

import dev.gatehouse.journal.EventOrigin;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.trace.RequestTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One attempt to sign in by a form.
 *
 * @param by the kind of form, which is the first part of its events' names
 * @param traceId shown to the reader, so that an operator can look up the event
 * @param token the value of the session cookie, if a session begins
 */
record FormSignIn(Site site, Incoming request, String by, String traceId, String token) {

  static FormSignIn by(String by, Site site, Incoming request) {
    return new FormSignIn(site, request, by, RequestTrace.currentId(), ReaderCookie.freshToken());
  }

  /** A field of the form, or empty text. */
  String field(String name) {
    return request.parameter(name).orElse("");
  }

  /** The page that the reader asked for, or the site's home. */
  String forward() {
    return ReturnTarget.in(request, LoginPage.FORWARD).orElse(site.home());
  }

  Duration lifetime() {
    return site.settings().getSessions().lifetime();
  }

  /** The cookie of a session that this browser has had until now. */
  Optional<String> replaced() {
    return ReaderCookie.token(request);
  }

  /** SHA-256 of the cookies by which the browser is known while it signs in. */
  List<String> browser() {
    return BrowserCookies.of(request).hashes();
  }

  EventOrigin from() {
    return new EventOrigin(traceId, "form", request.address(), request.userAgent());
  }
}
