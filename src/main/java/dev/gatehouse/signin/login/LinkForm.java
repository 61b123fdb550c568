package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.NewPassword;
import dev.gatehouse.secret.Passwords;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.tenant.link.SecretLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The forms behind links that work once. A secret link opens a site; an invitation lets a user
 * choose a password, for the first time or anew. Opening the page uses up neither, and a password
 * that is not accepted leaves the invitation as it was.
 */
@ApplicationScoped
class LinkForm {
  static final String PASSWORD = "password";
  static final String AGAIN = "again";

  @Inject SecretLinks secretLinks;
  @Inject Invitations invitations;
  @Inject Passwords passwords;
  @Inject LoginTransaction transaction;
  @Inject FormCompletion completion;

  /** The page with the button that opens the site. */
  Answer secretLinkPage(FormSignIn form) {
    return isOpenByLink(form) && secretLinks.usable(form.site().id(), secret(form)).isPresent()
        ? LinkPage.toOpen(form)
        : unusable(form, SecretLinks.unusable());
  }

  Decision openSite(FormSignIn form) {
    return isOpenByLink(form)
        ? completion.complete(
            form,
            () -> transaction.opener(form, secret(form)),
            form.site().home(),
            why -> page(form, why))
        : FormCompletion.show(form, unusable(form, SecretLinks.unusable()));
  }

  private static boolean isOpenByLink(FormSignIn form) {
    return form.site().settings().getVisibility() == Visibility.PASSWORD;
  }

  /** The page that asks for a new password. */
  Answer invitationPage(FormSignIn form) {
    return invitations
        .invited(form.site().id(), secret(form))
        .map(reader -> LinkPage.toChoose(form, email(reader), null))
        .orElseGet(() -> unusable(form, Invitations.unusable()));
  }

  Decision choosePassword(FormSignIn form) {
    Optional<Reader> reader = invitations.invited(form.site().id(), secret(form));
    if (reader.isEmpty()) {
      return FormCompletion.show(form, unusable(form, Invitations.unusable()));
    }
    String email = email(reader.get());
    Optional<PageText> objection =
        NewPassword.objection(
                form.field(PASSWORD), form.field(AGAIN), email, context(form, reader.get()))
            .map(LinkForm::text);
    if (objection.isPresent()) {
      return FormCompletion.show(form, LinkPage.toChoose(form, email, objection.get()));
    }
    String hash = passwords.hash(form.field(PASSWORD));
    return completion.complete(
        form,
        () -> transaction.invited(form, secret(form), hash),
        form.site().home(),
        why -> page(form, why));
  }

  private static List<String> context(FormSignIn form, Reader reader) {
    SiteSettings site = form.site().settings();
    List<String> context = new ArrayList<>(site.names());
    context.add(form.request().host().value());
    context.add(reader.getProfile().getName());
    return context;
  }

  private static PageText text(NewPassword.Objection objection) {
    return switch (objection) {
      case SHORT -> PageText.PASSWORD_SHORT;
      case LONG -> PageText.PASSWORD_LONG;
      case DIFFERENT -> PageText.PASSWORDS_DIFFER;
      case EMAIL -> PageText.PASSWORD_IS_EMAIL;
      case GUESSABLE -> PageText.PASSWORD_GUESSABLE;
    };
  }

  private Answer unusable(FormSignIn form, Rejected why) {
    return completion.refused(form, why, page(form, why));
  }

  private static Answer page(FormSignIn form, Rejected why) {
    boolean suspended = why.reason() == Rejection.USER_BANNED;
    return LinkPage.unusable(form, suspended ? FormCompletion.FORBIDDEN : FormCompletion.GONE);
  }

  private static String email(Reader reader) {
    return reader.getProfile().getEmail();
  }

  private static String secret(FormSignIn form) {
    return form.field(LinkPage.SECRET);
  }
}
