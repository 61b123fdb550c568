package dev.gatehouse.it.support.keycloak;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Form;
import dev.gatehouse.it.support.http.Http;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser with cookies of the help center and of Keycloak, driven step by step. */
public final class Visitor {
  private static final Pattern LOGIN_FORM =
      Pattern.compile("<form id=\"kc-form-login\"[^>]* action=\"([^\"]+)\"");

  private final Http helpCenter = new Http(KeycloakSite.HOST).keepingCookies();
  private final Http keycloak = Keycloak.browser();

  /** The browser at the help center. */
  public Http helpCenter() {
    return helpCenter;
  }

  /** Asks for a page without a session: Keycloak's address that the help center redirects to. */
  public String sentFrom(String page) {
    Answer answer = helpCenter.get(page);
    if (answer.status() != 302 || !answer.location().startsWith(Keycloak.issuer())) {
      throw new AssertionError(answer.toString());
    }
    return answer.location();
  }

  /** Follows a link to Keycloak. */
  public Answer atKeycloak(String address) {
    return keycloak.get(local(address));
  }

  /** Sends a form of the help center to Keycloak. */
  public Answer sendToKeycloak(Form form) {
    return keycloak.form(local(form.action()), form.fields());
  }

  /** Signs in by Keycloak's form: the help center's address that Keycloak redirects to. */
  public String signInAt(String address, String person) {
    Answer page = atKeycloak(address);
    Matcher form = LOGIN_FORM.matcher(page.body());
    if (!form.find()) {
      throw new AssertionError("no login form: " + page);
    }
    String action = form.group(1).replace("&amp;", "&");
    Answer answer =
        keycloak.form(
            local(action), Map.of("username", person, "password", person + "'s password"));
    if (answer.status() != 302) {
      throw new AssertionError("not signed in: " + answer);
    }
    return answer.location();
  }

  /** Goes all the way from a page to Keycloak and back; the last answer. */
  public Answer signIn(String page, String person) {
    return back(signInAt(sentFrom(page), person));
  }

  /** Follows Keycloak's redirect to the help center. */
  public Answer back(String address) {
    return helpCenter.get(local(address));
  }

  /** Whether the help center shows this browser its pages. */
  public boolean isSignedIn() {
    return helpCenter.get("/").status() == 200;
  }

  private static String local(String address) {
    URI uri = URI.create(address);
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }
}
