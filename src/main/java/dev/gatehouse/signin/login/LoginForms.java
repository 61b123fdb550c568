package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.protocol.kit.RefusedAddress;
import dev.gatehouse.signin.login.LoginPage.Form;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The forms of the login page and of the pages behind links, chosen by path and field. */
@ApplicationScoped
public class LoginForms {
  private static final String BY_PASSWORD = "password";
  private static final String BY_SECRET_LINK = "secret_link";
  private static final String BY_BREAK_GLASS = "break_glass";
  private static final String BY_INVITATION = "invitation";

  @Inject PersonForm person;
  @Inject SharedPasswordForm shared;
  @Inject LinkForm links;
  @Inject BreakGlassForm breakGlass;
  @Inject LoginRouting routing;
  @Inject RefusedAddress refused;

  /** Whether a request submits one of these forms. */
  public static boolean isSent(Incoming request) {
    return request.form() && (request.path().equals(LoginPage.PATH) || isLink(request));
  }

  private static boolean isLink(Incoming request) {
    return request.path().equals(LinkPage.SECRET_LINK)
        || request.path().equals(LinkPage.BREAK_GLASS)
        || request.path().equals(LinkPage.INVITATION);
  }

  /** The page behind a link, which shows a form, or of a refusal; empty for other requests. */
  public Optional<Answer> page(Site site, Incoming request, boolean signedIn) {
    if (!request.isReading() || !isLink(request)) {
      return refused.page(site, request);
    }
    if (request.path().equals(LinkPage.INVITATION)) {
      return Optional.of(links.invitationPage(FormSignIn.by(BY_INVITATION, site, request)));
    }
    if (request.path().equals(LinkPage.BREAK_GLASS)) {
      return Optional.of(breakGlass.page(FormSignIn.by(BY_BREAK_GLASS, site, request)));
    }
    return Optional.of(
        signedIn
            ? Answer.redirect(303, site.home())
            : links.secretLinkPage(FormSignIn.by(BY_SECRET_LINK, site, request)));
  }

  /** Takes a form; outside the database's time limit, since hashing a password takes a while. */
  public Decision take(Site site, Incoming request) {
    if (request.isFromElsewhere()) {
      FormSignIn form = FormSignIn.by(BY_PASSWORD, site, request);
      return FormCompletion.show(form, isLink(request) ? pageOf(request) : fromElsewhere(form));
    }
    return switch (request.path()) {
      case LinkPage.SECRET_LINK -> links.openSite(FormSignIn.by(BY_SECRET_LINK, site, request));
      case LinkPage.BREAK_GLASS -> breakGlass.take(FormSignIn.by(BY_BREAK_GLASS, site, request));
      case LinkPage.INVITATION -> links.choosePassword(FormSignIn.by(BY_INVITATION, site, request));
      default -> login(site, request);
    };
  }

  private Decision login(Site site, Incoming request) {
    if (isShared(request)) {
      return shared.take(FormSignIn.by("shared_password", site, request));
    }
    FormSignIn form = FormSignIn.by(BY_PASSWORD, site, request);
    return person.takePassword(form);
  }

  private static boolean isShared(Incoming request) {
    return request.parameters().containsKey(SharedPasswordForm.PASSWORD);
  }

  private static Answer pageOf(Incoming link) {
    String secret = link.parameter(LinkPage.SECRET).orElse("");
    return Answer.redirect(303, Incoming.withParameter(link.path(), LinkPage.SECRET, secret));
  }

  private Answer fromElsewhere(FormSignIn form) {
    return routing
        .page(form.site(), isShared(form.request()) ? Form.SHARED : Form.PERSON, form.forward())
        .after(form, PageText.FROM_ELSEWHERE, false)
        .answer(FormCompletion.FORBIDDEN);
  }
}
