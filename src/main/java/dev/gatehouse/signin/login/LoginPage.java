package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.tenant.Site;
import java.util.List;
import java.util.Map;

/** What the login page offers, and what it says of the last attempt. */
public final class LoginPage {
  /** Where the page is. */
  static final String PATH = "/login";

  /** Where to go afterwards. */
  static final String FORWARD = "forward";

  /** Which connection's button was pressed. */
  static final String CONNECTION = "connection";

  /** Asks for the password of a user or of the team, whatever else opens the site. */
  static final String BYPASS = "bypass";

  private static final String PAGE = "/site/login.xhtml";

  /** What is asked for first. */
  enum Form {
    /** E-mail address and password. */
    PERSON,
    /** The code of one of the team, whose password was right. */
    CODE,
    /** The password that the site's readers share. */
    SHARED,
    /** Nothing: there are only buttons. */
    NONE
  }

  private final Site site;
  private final Form form;
  private final List<LoginButton> buttons;
  private final String forward;
  private Attempt attempt = new Attempt("", null, null);
  private Long wait;
  private String ticket;

  /**
   * What was tried before.
   *
   * @param problem what was wrong with it, or {@code null}
   * @param traceId of its event, or {@code null}
   */
  private record Attempt(String email, PageText problem, String traceId) {}

  LoginPage(Site site, Form form, List<LiveConnection> connections, String forward) {
    this.site = site;
    this.form = form;
    this.forward = forward;
    this.buttons =
        connections.stream().map(connection -> LoginButton.of(connection, forward)).toList();
  }

  /** The page after an attempt that failed; what was typed is kept, but for the password. */
  LoginPage after(FormSignIn entry, PageText problem, boolean logged) {
    attempt = new Attempt(entry.field("email").trim(), problem, logged ? entry.traceId() : null);
    return this;
  }

  /** The page after so many attempts that none is looked at for a while. */
  LoginPage waiting(long seconds) {
    wait = seconds;
    return this;
  }

  /** The page that asks somebody for a code; the ticket tells whom. */
  LoginPage owing(String ticket) {
    this.ticket = ticket;
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

  public boolean isForCode() {
    return form == Form.CODE;
  }

  /** Sealed: of no use without the code that is asked for. */
  public String getTicket() {
    return ticket;
  }

  public boolean isForShared() {
    return form == Form.SHARED;
  }

  /** A button for each connection that has a login URL. */
  public List<LoginButton> getButtons() {
    return buttons;
  }

  /** A path of this tenant. */
  public String getForward() {
    return forward;
  }

  /** The page that asks for e-mail address and password. */
  public String getPasswordLogin() {
    return Incoming.withParameter(PATH + "?" + BYPASS + "=1", FORWARD, forward);
  }

  /** What was typed as e-mail address. */
  public String getEmail() {
    return attempt.email();
  }

  /** What to tell the reader, or {@code null}. */
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
