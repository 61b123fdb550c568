package dev.gatehouse.protocol.helpsite;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.kit.SignedOutPage;
import dev.gatehouse.tenant.Site;

/**
 * How this vendor turns a reader away: to the login URL, which is told why, or to a page that says
 * it in words.
 *
 * @param asked the path of this tenant that was asked for, without a token
 * @param traceId of the refusal; {@code null} where nothing was refused
 */
record HelpSiteRefusal(JwtError error, String asked, String traceId) {

  /**
   * @param connection that turns away, or {@code null} when none is switched on
   */
  Answer answer(LiveConnection connection, Site site, Incoming request) {
    String loginUrl = connection == null ? null : connection.settings().getLoginUrl();
    return loginUrl == null
        ? SignedOutPage.of(site, error.sentence(), traceId, asked)
        : Answer.redirect(302, explained(loginUrl, site, request));
  }

  /**
   * "We'll include query string parameters expected_aud and from_url to help provide more context
   * on what the user was attempting to access."
   */
  private String explained(String loginUrl, Site site, Incoming request) {
    String why = Incoming.withParameter(loginUrl, "jwt_error", error.text());
    String whom = Incoming.withParameter(why, "expected_aud", site.settings().getSubdomain());
    return Incoming.withParameter(whom, "from_url", request.origin() + asked);
  }
}
