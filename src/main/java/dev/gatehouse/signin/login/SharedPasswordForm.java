package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.GuessThrottle;
import dev.gatehouse.signin.login.LoginPage.Form;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.tenant.SharedPasswords;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The password that a site's readers share. */
@ApplicationScoped
class SharedPasswordForm {
  static final String PASSWORD = "shared";

  @Inject SharedPasswords passwords;
  @Inject LoginTransaction transaction;
  @Inject FormCompletion completion;
  @Inject LoginRouting routing;

  Decision take(FormSignIn form) {
    String typed = form.field(PASSWORD);
    if (FormCompletion.isNone(typed)) {
      LoginPage again = page(form).after(form, PageText.EMPTY_SHARED, false);
      return FormCompletion.show(form, again.answer(FormCompletion.BAD_INPUT));
    }
    return completion.guess(
        form,
        GuessThrottle.Form.SHARED,
        guess -> check(form, typed, guess),
        pause -> completion.throttle(form, page(form), pause));
  }

  private Decision check(FormSignIn form, String typed, GuessThrottle.Guess guess) {
    Optional<String> fingerprint = fingerprint(form.site());
    if (passwords.matches(form.site().tenant(), typed) && fingerprint.isPresent()) {
      guess.succeeded();
      return completion.complete(
          form,
          () -> transaction.guest(form, fingerprint.get()),
          form.forward(),
          why -> again(form, why));
    }
    guess.failed();
    Rejected why = new Rejected(Rejection.CREDENTIALS_WRONG, "the site's password is wrong");
    return completion.refuse(form, why, again(form, why));
  }

  private static Optional<String> fingerprint(Site site) {
    return site.settings().getVisibility() == Visibility.PASSWORD
        ? site.sharedPasswordFingerprint()
        : Optional.empty();
  }

  private Answer again(FormSignIn form, Rejected why) {
    return FormCompletion.again(form, page(form), why, PageText.WRONG_SHARED);
  }

  private LoginPage page(FormSignIn form) {
    return routing.page(form.site(), Form.SHARED, form.forward());
  }
}
