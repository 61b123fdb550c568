package dev.gatehouse.protocol.helpdocs;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.kit.SignedOutPage;
import dev.gatehouse.text.AppUrl;

/**
 * The redirect for which the vendor asks companies to write a script: "override the default login
 * page with a redirect to your own app".
 */
final class HelpDocsLogin {
  static final String PATH = "/login";
  static final String FORWARD = "forward";

  private HelpDocsLogin() {}

  /** To the login page, which knows where to go from there. */
  static Answer page(String forward) {
    return Answer.redirect(302, Incoming.withParameter(PATH, FORWARD, forward));
  }

  /** From the login page to the login URL; the login page decides whether to redirect. */
  static Answer onward(LiveConnection connection, Incoming request, String forward) {
    String loginUrl = AppUrl.location(connection.settings().getLoginUrl());
    if (loginUrl == null) {
      return SignedOutPage.of(connection.site(), forward);
    }
    return Answer.redirect(
        302,
        request.parameter(FORWARD).isPresent()
            ? Incoming.withParameter(loginUrl, "hd_url", forward)
            : loginUrl);
  }
}
