package dev.gatehouse.it.support.operator;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Traveller;

/** The browser of a member of a site's team, who signs in at the base host to read the site. */
public final class TeamBrowser {
  private static final String BASE = "localhost";

  private final Traveller traveller = new Traveller();
  private final String host;

  /**
   * @param host of the site
   */
  public TeamBrowser(String host) {
    this.host = host;
  }

  /** One who has come back to the site with a session. */
  public static TeamBrowser signedIn(String host, String email, String password) {
    TeamBrowser browser = new TeamBrowser(host);
    Answer arrived = browser.traveller.get(browser.wayBack(email, password, "/docs"));
    if (arrived.status() != 303) {
      throw new AssertionError("not signed in: " + arrived);
    }
    return browser;
  }

  public Traveller traveller() {
    return traveller;
  }

  /** This browser at the site. */
  public Http site() {
    return traveller.at(host);
  }

  /** This browser at the base host. */
  public Http base() {
    return traveller.at(BASE);
  }

  public String origin() {
    return new Http(host).origin();
  }

  public String baseOrigin() {
    return new Http(BASE).origin();
  }

  /** Goes to the base host and signs in; the address at which it arrives at the site again. */
  public String wayBack(String email, String password, String forward) {
    String start = origin() + "/login/team?forward=" + Http.encoded(forward);
    Answer login = traveller.get(traveller.get(start).location());
    Answer signedIn = signInAtBase(email, password, login.location());
    if (signedIn.status() != 303) {
      throw new AssertionError("not signed in: " + signedIn);
    }
    return traveller.get(baseOrigin() + path(signedIn.location())).location();
  }

  /** Sends the form of the console's sign-in, to which the site has led. */
  public Answer signInAtBase(String email, String password, String login) {
    Answer page = base().get(path(login));
    return base().form(path(login), ConsoleClient.signInForm(page, email, password));
  }

  public static String path(String location) {
    return location.replaceFirst("^http://[^/]+", "");
  }
}
