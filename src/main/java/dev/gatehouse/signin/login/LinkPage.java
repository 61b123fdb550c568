package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.tenant.Site;
import java.util.Map;

/**
 * The page behind a link that works once, which looking at it does not use up: mail programs and
 * chats fetch every link that passes by.
 */
public final class LinkPage {
  /** Where a link of a site is opened that is read with a shared password. */
  static final String SECRET_LINK = "/login/link";

  /** Where an invited user chooses a password. */
  static final String INVITATION = "/login/invitation";

  /**
   * The link's secret: in the query, which servers keep out of their logs, not in the path. The
   * page's form is sent to the page's own address and so need not hold it.
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

  /** The address of an invitation, at a site's scheme and host. */
  public static String ofInvitation(String origin, String secret) {
    return Incoming.withParameter(origin + INVITATION, SECRET, secret);
  }

  /** The address of a secret link. */
  public static String ofSecretLink(String origin, String secret) {
    return Incoming.withParameter(origin + SECRET_LINK, SECRET, secret);
  }

  /** One button. */
  static Answer toOpen(FormSignIn entry) {
    return answer(200, "secret-link", page(entry, null, null));
  }

  /** Asks the user of an e-mail address for a new password. */
  static Answer toChoose(FormSignIn entry, String email, PageText problem) {
    return answer(
        problem == null ? 200 : Refusals.BAD_INPUT, "invitation", page(entry, email, problem));
  }

  /** The link cannot be used, for a reason that is an operator's to know. */
  static Answer unusable(FormSignIn entry, int status) {
    LinkPage page = new LinkPage(entry.site(), null, null, entry.traceId());
    return answer(status, "link-unusable", page);
  }

  private static LinkPage page(FormSignIn entry, String email, PageText problem) {
    return new LinkPage(entry.site(), email, problem, null);
  }

  private static Answer answer(int status, String page, LinkPage shown) {
    return Answer.page(status, "/site/" + page + ".xhtml", Map.of("linkPage", shown));
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
