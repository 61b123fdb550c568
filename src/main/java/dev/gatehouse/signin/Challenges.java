package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.tenant.Site;
import java.util.Map;

/** Answers to somebody without session or token where no login page can help. */
final class Challenges {
  private Challenges() {}

  /** A program cannot be sent to a login page (RFC 6750 section 3: no error code without token). */
  static Answer forProgram() {
    return Answer.json(401, "{\"reason\":\"token_missing\",\"message\":\"Send a token.\"}")
        .with("WWW-Authenticate", "Bearer");
  }

  /** A browser's guess, or a form without a session: nothing is begun for them. */
  static Answer notNow() {
    return Answer.text(403, "Sign in first\n");
  }

  static Answer notAllowed(String methods) {
    return Answer.text(405, "Method not allowed\n").with("Allow", methods);
  }

  /** The site is private and nobody has said where its readers sign in. */
  static Answer nowhereToSignIn(Site site) {
    return Answer.page(401, "/site/signed-out.xhtml", Map.of("signedOut", new SignedOutPage(site)));
  }

  /** What the page for readers without a way to sign in shows. */
  public static final class SignedOutPage {
    private final Site site;

    SignedOutPage(Site site) {
      this.site = site;
    }

    public String getSiteName() {
      return site.settings().getName();
    }

    public String getMessage() {
      return "This help center is private. Open it from the app that you use it with.";
    }

    public String getTryAgain() {
      return null;
    }
  }
}
