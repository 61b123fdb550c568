package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.GuessThrottle;
import dev.gatehouse.signin.login.LoginPage.Form;
import dev.gatehouse.tenant.SharedPasswords;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** The password that a site's readers share. */
@ApplicationScoped
class SharedForm {
  static final String PASSWORD = "shared";
  private static final int LONGEST = 500;

  @Inject GuessThrottle throttle;
  @Inject SharedPasswords passwords;
  @Inject LoginTransaction transaction;
  @Inject FormCompletion turnstile;
  @Inject LoginRouting waysIn;

  FormOutcome take(FormSignIn entry) {
    String typed = entry.field(PASSWORD);
    if (typed.isEmpty() || typed.length() > LONGEST) {
      return FormOutcome.of(
          page(entry).after(entry, PageText.EMPTY_SHARED, false).answer(Refusals.BAD_INPUT));
    }
    String target = "site " + entry.site().id().value();
    Duration wait = throttle.beginShared(entry.request().address(), target);
    if (!wait.isZero()) {
      return turnstile.refuse(
          entry, Refusals.tooMany(), why -> Refusals.retry(page(entry), entry, wait));
    }
    try {
      return check(entry, typed, target);
    } finally {
      throttle.ended(entry.request().address(), target);
    }
  }

  private FormOutcome check(FormSignIn entry, String typed, String target) {
    Optional<String> fingerprint = opens(entry.site());
    if (passwords.matches(entry.site().tenant(), typed) && fingerprint.isPresent()) {
      return turnstile.pass(
          entry,
          () -> transaction.guest(entry, fingerprint.get()),
          entry.forward(),
          why -> page(entry, why));
    }
    throttle.failed(entry.request().address(), target);
    Rejected why = new Rejected(Rejection.CREDENTIALS_WRONG, "not the password of the site");
    return turnstile.refuse(entry, why, refusal -> page(entry, refusal));
  }

  private static Optional<String> opens(Site site) {
    return site.settings().getVisibility() == Visibility.PASSWORD
        ? site.sharedPasswordFingerprint()
        : Optional.empty();
  }

  private Answer page(FormSignIn entry, Rejected refusal) {
    return Refusals.again(page(entry), entry, refusal, PageText.WRONG_SHARED);
  }

  private LoginPage page(FormSignIn entry) {
    return waysIn.page(entry.site(), Form.SHARED, entry.forward());
  }
}
