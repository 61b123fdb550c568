package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.tenant.Site;
import java.util.Map;

/**
 * The page behind a link that opens a site or invites to it. Opening the page does not use the link
 * up, since mail programs and chats fetch every link that they see.
 */
public final class LinkPage {
  /** The path of links that open a site with a shared password. */
  static final String SECRET_LINK = "/login/link";

  /** The path of links that open a site together with a password, for a short time. */
  static final String BREAK_GLASS = "/login/break-glass";

  /** The path where an invited user chooses a password. */
  static final String INVITATION = "/login/invitation";

  /**
   * The parameter with the link's secret. It is in the query, which servers keep out of their logs,
   * and not in the path. The page's form is sent to the page's own address, secret included.
   */
  static final String SECRET = "secret";

  private final Site site;
  private final String email;
  private final PageText problem;
  private final String traceId;
  private final Long wait;

  private LinkPage(Site site, String email, PageText problem, String traceId, Long wait) {
    this.site = site;
    this.email = email;
    this.problem = problem;
    this.traceId = traceId;
    this.wait = wait;
  }

  /** The page with the button that opens the site. */
  static Answer toOpen(FormSignIn form) {
    return answer(200, "secret-link", page(form, null, null));
  }

  /** The page that asks the user with this e-mail address for a new password. */
  static Answer toChoose(FormSignIn form, String email, PageText problem) {
    return answer(
        problem == null ? 200 : FormCompletion.BAD_INPUT, "invitation", page(form, email, problem));
  }

  /**
   * The page that asks for the password of a break-glass.
   *
   * @param problem what was wrong with the last attempt, or {@code null}
   * @param wait seconds until the next attempt counts; {@code null} when the next one does
   */
  static LinkPage toUnlock(FormSignIn form, PageText problem, Long wait) {
    boolean logged = problem != null && problem != PageText.EMPTY_BREAK_GLASS;
    return new LinkPage(form.site(), null, problem, logged ? form.traceId() : null, wait);
  }

  /** The answer with the page that asks for the password of a break-glass. */
  Answer answer(int status) {
    return answer(status, "break-glass", this);
  }

  /** The page of a link that cannot be used; only the event tells the reason. */
  static Answer unusable(FormSignIn form, int status) {
    LinkPage page = new LinkPage(form.site(), null, null, form.traceId(), null);
    return answer(status, "link-unusable", page);
  }

  private static LinkPage page(FormSignIn form, String email, PageText problem) {
    return new LinkPage(form.site(), email, problem, null, null);
  }

  private static Answer answer(int status, String page, LinkPage shown) {
    return Answer.page(status, "/site/" + page, Map.of("linkPage", shown));
  }

  public String getSiteName() {
    return site.settings().getName();
  }

  public String getEmail() {
    return email;
  }

  public PageText getProblem() {
    return problem;
  }

  /** Seconds until the next attempt counts; {@code null} when the next one does. */
  public Long getWait() {
    return wait;
  }

  public String getTraceId() {
    return traceId;
  }
}
