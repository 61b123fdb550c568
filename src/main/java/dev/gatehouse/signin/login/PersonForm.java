package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.reader.ReaderIdentities.KnownReader;
import dev.gatehouse.reader.ReaderIdentities.ReaderCredential;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.GuessThrottle;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.login.LoginPage.Form;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;

/**
 * E-mail address and password of an invited user. Operators' passwords count at the base host only:
 * a site's pages and hosts are in other hands.
 */
@ApplicationScoped
class PersonForm {
  static final String EMAIL = "email";
  static final String PASSWORD = "password";
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_PASSWORD = 500;

  @Inject GuessThrottle throttle;
  @Inject IdentityStoreHandler identities;
  @Inject LoginTransaction transaction;
  @Inject FormCompletion completion;
  @Inject LoginRouting routing;

  /** Checks e-mail address and password. */
  Decision takePassword(FormSignIn form) {
    if (!isFilledIn(form)) {
      LoginPage again = page(form).after(form, PageText.EMPTY_PERSON, false);
      return FormCompletion.show(form, again.answer(FormCompletion.BAD_INPUT));
    }
    try (GuessThrottle.Guess guess =
        throttle.begin(GuessThrottle.Form.READER, form.request().address(), email(form))) {
      return guess.pause().isZero()
          ? guess.check(() -> checkPassword(form, guess))
          : completion.throttle(form, page(form), guess.pause());
    }
  }

  private Decision checkPassword(FormSignIn form, GuessThrottle.Guess guess) {
    CredentialValidationResult reader =
        identities.validate(
            new ReaderCredential(form.site().id(), email(form), form.field(PASSWORD)));
    if (reader.getStatus() == Status.VALID
        && reader.getCallerPrincipal() instanceof KnownReader known) {
      return complete(form, guess, () -> transaction.reader(form, known));
    }
    guess.failed();
    return refuse(form, "no user has this email address and password");
  }

  private Decision complete(
      FormSignIn form, GuessThrottle.Guess guess, Database.Work<Caller, Rejected> begin) {
    Decision decision =
        completion.complete(form, begin, form.forward(), why -> passwordPage(form, why));
    if (decision.caller().isPresent()) {
      guess.succeeded();
    } else {
      guess.failed();
    }
    return decision;
  }

  private Decision refuse(FormSignIn form, String detail) {
    Rejected why = new Rejected(Rejection.CREDENTIALS_WRONG, detail);
    return completion.refuse(form, why, passwordPage(form, why));
  }

  private Answer passwordPage(FormSignIn form, Rejected why) {
    return FormCompletion.again(form, page(form), why, PageText.WRONG_PERSON);
  }

  private LoginPage page(FormSignIn form) {
    return routing.page(form.site(), Form.PERSON, form.forward());
  }

  private static boolean isFilledIn(FormSignIn form) {
    String email = email(form);
    String password = form.field(PASSWORD);
    return !email.isEmpty()
        && email.length() <= LONGEST_EMAIL
        && email.chars().noneMatch(Character::isISOControl)
        && !password.isEmpty()
        && password.length() <= LONGEST_PASSWORD;
  }

  private static String email(FormSignIn form) {
    return form.field(EMAIL).trim();
  }
}
