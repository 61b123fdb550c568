package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.tenant.Site;
import java.util.Map;

/**
 * The page behind a link that works once. Opening the page does not use the link up, since mail
 * programs and chats fetch every link that they see.
 */
public final class LinkPage {
  /** The path of links that open a site with a shared password. */
  static final String SECRET_LINK = "/login/link";

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

  private LinkPage(Site site, String email, PageText problem, String traceId) {
    this.site = site;
    this.email = email;
    this.problem = problem;
    this.traceId = traceId;
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

  /** The page of a link that cannot be used; only the event tells the reason. */
  static Answer unusable(FormSignIn form, int status) {
    LinkPage page = new LinkPage(form.site(), null, null, form.traceId());
    return answer(status, "link-unusable", page);
  }

  private static LinkPage page(FormSignIn form, String email, PageText problem) {
    return new LinkPage(form.site(), email, problem, null);
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

  public String getTraceId() {
    return traceId;
  }
}
