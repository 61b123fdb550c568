package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.signin.login.LoginPage.Form;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The forms of the login page and of the pages behind links, told apart by path and field. */
@ApplicationScoped
public class LoginForms {
  @Inject PersonForm person;
  @Inject TeamCodeForm teamCode;
  @Inject SharedForm shared;
  @Inject SecretLinkForm secretLink;
  @Inject InvitationForm invitation;
  @Inject LoginRouting waysIn;

  /** Whether a request brings a form that belongs here. */
  public static boolean isSent(Incoming request) {
    return request.form() && (request.path().equals(LoginPage.PATH) || isLink(request));
  }

  private static boolean isLink(Incoming request) {
    return request.path().equals(LinkPage.SECRET_LINK)
        || request.path().equals(LinkPage.INVITATION);
  }

  /** The page behind a link, which shows a form; empty for every other request. */
  public Optional<Answer> page(Site site, Incoming request, boolean signedIn) {
    if (!request.isReading() || !isLink(request)) {
      return Optional.empty();
    }
    if (request.path().equals(LinkPage.INVITATION)) {
      return Optional.of(invitation.look(entry("invitation", site, request)).answer());
    }
    return Optional.of(
        signedIn
            ? Answer.redirect(303, site.home())
            : secretLink.look(entry("secret_link", site, request)).answer());
  }

  private static FormSignIn entry(String by, Site site, Incoming request) {
    return FormSignIn.by(by, site, request, Optional.empty());
  }

  /**
   * Takes a form; outside of the database's time limit, since hashing a password takes a while.
   *
   * @param replaced the cookie of a session that this browser had until now
   */
  public FormOutcome take(Site site, Incoming request, Optional<String> replaced) {
    if (request.isFromElsewhere()) {
      return FormOutcome.of(isLink(request) ? pageOf(request) : elsewhere(site, request));
    }
    return switch (request.path()) {
      case LinkPage.SECRET_LINK ->
          secretLink.take(FormSignIn.by("secret_link", site, request, replaced));
      case LinkPage.INVITATION ->
          invitation.take(FormSignIn.by("invitation", site, request, replaced));
      default -> login(site, request, replaced);
    };
  }

  private FormOutcome login(Site site, Incoming request, Optional<String> replaced) {
    if (request.parameters().containsKey(SharedForm.PASSWORD)) {
      return shared.take(FormSignIn.by("shared_password", site, request, replaced));
    }
    FormSignIn entry = FormSignIn.by("password", site, request, replaced);
    return request.parameters().containsKey(TeamCodeForm.TICKET)
        ? teamCode.take(entry)
        : person.take(entry);
  }

  private static Answer pageOf(Incoming link) {
    String secret = link.parameter(LinkPage.SECRET).orElse("");
    return Answer.redirect(303, Incoming.withParameter(link.path(), LinkPage.SECRET, secret));
  }

  private Answer elsewhere(Site site, Incoming request) {
    FormSignIn entry = entry("password", site, request);
    boolean forAll = request.parameters().containsKey(SharedForm.PASSWORD);
    return waysIn
        .page(site, forAll ? Form.SHARED : Form.PERSON, entry.forward())
        .after(entry, PageText.FROM_ELSEWHERE, false)
        .answer(Refusals.FORBIDDEN);
  }
}
