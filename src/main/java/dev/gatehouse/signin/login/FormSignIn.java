package dev.gatehouse.signin.login;

import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.TraceId;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.session.SessionCookie;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.util.Optional;

/**
 * One attempt to come in by a form.
 *
 * @param by what the form asks for; the first part of its events' names
 * @param replaced the cookie of a session that this browser had until now
 * @param traceId that the reader can quote and an operator can look up
 * @param token for the cookie of the session that may begin
 */
record FormSignIn(
    Site site,
    Incoming request,
    String by,
    Optional<String> replaced,
    String traceId,
    String token) {

  static FormSignIn by(String by, Site site, Incoming request, Optional<String> replaced) {
    return new FormSignIn(site, request, by, replaced, TraceId.fresh(), SessionCookie.freshToken());
  }

  /** A field of the form, or empty. */
  String field(String name) {
    return request.parameter(name).orElse("");
  }

  /** Where the reader goes afterwards. */
  String forward() {
    return ReturnTarget.of(field(LoginPage.FORWARD)).orElse(site.home());
  }

  Duration lifetime() {
    return Duration.ofMinutes(site.settings().getSessionMinutes());
  }

  SignInEvent.Origin from() {
    return new SignInEvent.Origin(traceId, "form", request.address(), request.userAgent());
  }
}
