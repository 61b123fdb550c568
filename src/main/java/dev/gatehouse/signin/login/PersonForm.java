package dev.gatehouse.signin.login;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.OperatorPrincipal;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.reader.KnownReader;
import dev.gatehouse.reader.ReaderCredential;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.GuessThrottle;
import dev.gatehouse.signin.login.LoginPage.Form;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Duration;

/**
 * E-mail address and password, of an invited user or of one of the team. Both are looked up
 * whenever the first is not right, so that time does not tell who exists.
 */
@ApplicationScoped
class PersonForm {
  static final String EMAIL = "email";
  static final String PASSWORD = "password";
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_PASSWORD = 500;

  @Inject GuessThrottle throttle;
  @Inject IdentityStoreHandler identities;
  @Inject TeamCodeForm teamCode;
  @Inject LoginTransaction transaction;
  @Inject FormCompletion turnstile;
  @Inject LoginRouting waysIn;

  FormOutcome take(FormSignIn entry) {
    if (!isFilledIn(entry)) {
      return FormOutcome.of(
          page(entry).after(entry, PageText.EMPTY_PERSON, false).answer(Refusals.BAD_INPUT));
    }
    String address = entry.request().address();
    Duration wait = throttle.begin(address, email(entry));
    if (!wait.isZero()) {
      return turnstile.refuse(
          entry, Refusals.tooMany(), why -> Refusals.retry(page(entry), entry, wait));
    }
    try {
      return check(entry);
    } catch (DatabaseUnavailable e) {
      throttle.takeBack(address, email(entry));
      throw e;
    }
  }

  private FormOutcome check(FormSignIn entry) {
    CredentialValidationResult reader =
        identities.validate(
            new ReaderCredential(entry.site().id(), email(entry), entry.field(PASSWORD)));
    if (reader.getStatus() == Status.VALID
        && reader.getCallerPrincipal() instanceof KnownReader known) {
      return pass(entry, () -> transaction.reader(entry, known));
    }
    CredentialValidationResult operator =
        identities.validate(new UsernamePasswordCredential(email(entry), entry.field(PASSWORD)));
    if (operator.getStatus() == Status.VALID
        && operator.getCallerPrincipal() instanceof OperatorPrincipal known) {
      return team(entry, known);
    }
    Rejected why =
        new Rejected(Rejection.CREDENTIALS_WRONG, "no user with this e-mail and password");
    return turnstile.refuse(entry, why, refusal -> page(entry, refusal));
  }

  private FormOutcome team(FormSignIn entry, OperatorPrincipal known) {
    OperatorAccount account = known.account();
    if (known.isAskedForCode()) {
      if (!account.rights().may(Right.READ, entry.site().id())) {
        // Not by the way without a code, where a grant may arrive in between.
        Rejected why = new Rejected(Rejection.CREDENTIALS_WRONG, "not one of the site's team");
        return turnstile.refuse(entry, why, refusal -> page(entry, refusal));
      }
      throttle.succeeded(entry.request().address(), email(entry));
      return teamCode.ask(entry, account);
    }
    return pass(entry, () -> transaction.operator(entry, account.id(), account.epoch()));
  }

  private FormOutcome pass(FormSignIn entry, FormCompletion.Step step) {
    FormOutcome outcome =
        turnstile.pass(entry, step, entry.forward(), refusal -> page(entry, refusal));
    if (outcome.session().isPresent()) {
      throttle.succeeded(entry.request().address(), email(entry));
    }
    return outcome;
  }

  private Answer page(FormSignIn entry, Rejected refusal) {
    return Refusals.again(page(entry), entry, refusal, PageText.WRONG_PERSON);
  }

  private LoginPage page(FormSignIn entry) {
    return waysIn.page(entry.site(), Form.PERSON, entry.forward());
  }

  private static boolean isFilledIn(FormSignIn entry) {
    String email = email(entry);
    String password = entry.field(PASSWORD);
    return !email.isEmpty()
        && email.length() <= LONGEST_EMAIL
        && email.chars().noneMatch(Character::isISOControl)
        && !password.isEmpty()
        && password.length() <= LONGEST_PASSWORD;
  }

  private static String email(FormSignIn entry) {
    return entry.field(EMAIL).trim();
  }
}
