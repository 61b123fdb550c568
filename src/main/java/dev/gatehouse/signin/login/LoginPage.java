package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.signin.team.TeamSignIn;
import dev.gatehouse.tenant.Site;
import java.util.List;
import java.util.Map;

/** What the login page offers, and what it says about the last attempt. */
public final class LoginPage {
  static final String PATH = "/login";

  /** The parameter with the page to go to afterwards. */
  static final String FORWARD = "forward";

  /** The parameter with the connection whose button was pressed. */
  static final String CONNECTION = "connection";

  /**
   * The parameter that asks for a user's password or the team's button, whatever opens the site.
   */
  static final String BYPASS = "bypass";

  private static final String PAGE = "/site/login";

  /** The form that the page shows. */
  enum Form {
    /** E-mail address and password. */
    PERSON,
    /** The password that the site's readers share. */
    SHARED,
    /** Nothing: the page has only buttons. */
    NONE
  }

  private final Site site;
  private final Form form;
  private final List<Button> buttons;
  private final String forward;
  private Attempt attempt = new Attempt("", null, null);
  private Long wait;

  /**
   * The last attempt.
   *
   * @param problem what was wrong with it, or {@code null}
   * @param traceId of its event, or {@code null}
   */
  private record Attempt(String email, PageText problem, String traceId) {}

  /** A connection to sign in by. */
  public record Button(String name, String address) {
    private static Button of(LiveConnection connection, String forward) {
      String id = connection.connection().getId().toString();
      String address = Incoming.withParameter(PATH, CONNECTION, id);
      return new Button(
          connection.settings().getName(), Incoming.withParameter(address, FORWARD, forward));
    }
  }

  LoginPage(Site site, Form form, List<LiveConnection> connections, String forward) {
    this.site = site;
    this.form = form;
    this.forward = forward;
    this.buttons = connections.stream().map(connection -> Button.of(connection, forward)).toList();
  }

  /** The page after a failed attempt; it keeps what was typed, except the password. */
  LoginPage after(FormSignIn form, PageText problem, boolean logged) {
    attempt = new Attempt(form.field("email").trim(), problem, logged ? form.traceId() : null);
    return this;
  }

  /** The page after too many attempts, which are throttled for so many seconds. */
  LoginPage waiting(long seconds) {
    wait = seconds;
    return this;
  }

  Answer answer(int status) {
    return Answer.page(status, PAGE, Map.of("loginPage", this));
  }

  public String getSiteName() {
    return site.settings().getName();
  }

  public boolean isForPerson() {
    return form == Form.PERSON;
  }

  public boolean isForShared() {
    return form == Form.SHARED;
  }

  /** A button for each connection that has a login URL. */
  public List<Button> getButtons() {
    return buttons;
  }

  /** A path of this site. */
  public String getForward() {
    return forward;
  }

  /** The page that asks for e-mail address and password. */
  public String getPasswordLogin() {
    return Incoming.withParameter(PATH + "?" + BYPASS + "=1", FORWARD, forward);
  }

  /** Where members of the team begin to sign in. */
  public String getTeamLogin() {
    return Incoming.withParameter(TeamSignIn.PATH, FORWARD, forward);
  }

  /** The e-mail address that was typed. */
  public String getEmail() {
    return attempt.email();
  }

  /** The message for the reader, or {@code null}. */
  public PageText getProblem() {
    return attempt.problem();
  }

  /** Seconds until the next attempt counts; {@code null} when the next one does. */
  public Long getWait() {
    return wait;
  }

  public String getTraceId() {
    return attempt.traceId();
  }
}
