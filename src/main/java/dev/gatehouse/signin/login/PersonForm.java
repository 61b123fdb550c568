package dev.gatehouse.signin.login;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.OperatorPrincipal;
import dev.gatehouse.operator.Right;
import dev.gatehouse.operator.factor.CodeChecks;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.reader.ReaderIdentities.KnownReader;
import dev.gatehouse.reader.ReaderIdentities.ReaderCredential;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.GuessThrottle;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.login.LoginPage.Form;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * E-mail address and password, of an invited user or of a member of the team, whose second factor
 * is asked for on a page of its own. A user and a member of the team are both looked up whenever
 * the first does not match, so that the time taken does not tell which addresses exist.
 */
@ApplicationScoped
class PersonForm {
  static final String EMAIL = "email";
  static final String PASSWORD = "password";
  static final String TICKET = "ticket";
  static final String CODE = "code";
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_PASSWORD = 500;
  private static final Duration LONGEST_WAIT_FOR_CODE = Duration.ofMinutes(5);

  @Inject Clock clock;
  @Inject Vault vault;
  @Inject GuessThrottle throttle;
  @Inject IdentityStoreHandler identities;
  @Inject CodeChecks codes;
  @Inject LoginTransaction transaction;
  @Inject FormCompletion completion;
  @Inject LoginRouting routing;

  /** Checks e-mail address and password. */
  Decision takePassword(FormSignIn form) {
    if (!isFilledIn(form)) {
      LoginPage again = page(form).after(form, PageText.EMPTY_PERSON, false);
      return FormCompletion.show(form, again.answer(FormCompletion.BAD_INPUT));
    }
    String address = form.request().address();
    Duration wait = throttle.begin(address, email(form));
    if (!wait.isZero()) {
      return completion.throttle(form, page(form), wait);
    }
    try {
      return checkPassword(form);
    } catch (DatabaseUnavailable e) {
      throttle.takeBack(address, email(form));
      throw e;
    }
  }

  private Decision checkPassword(FormSignIn form) {
    CredentialValidationResult reader =
        identities.validate(
            new ReaderCredential(form.site().id(), email(form), form.field(PASSWORD)));
    if (reader.getStatus() == Status.VALID
        && reader.getCallerPrincipal() instanceof KnownReader known) {
      return complete(form, () -> transaction.reader(form, known));
    }
    CredentialValidationResult operator =
        identities.validate(new UsernamePasswordCredential(email(form), form.field(PASSWORD)));
    if (operator.getStatus() == Status.VALID
        && operator.getCallerPrincipal() instanceof OperatorPrincipal known) {
      return team(form, known);
    }
    return refuse(form, "no user has this email address and password");
  }

  private Decision team(FormSignIn form, OperatorPrincipal known) {
    OperatorAccount account = known.account();
    if (!known.isAskedForCode()) {
      return complete(form, () -> transaction.operator(form, account.id(), account.epoch()));
    }
    if (!account.rights().may(Right.READ, form.site().id())) {
      // The transaction must not decide this: a grant that arrives meanwhile would spare the code.
      return refuse(form, "the operator has no role at the site");
    }
    throttle.succeeded(form.request().address(), email(form));
    Ticket ticket =
        new Ticket(account.id(), account.epoch(), clock.instant().plus(LONGEST_WAIT_FOR_CODE));
    return FormCompletion.show(form, codePage(form, seal(ticket, form)).answer(200));
  }

  private Decision complete(FormSignIn form, Database.Work<Caller, Rejected> begin) {
    Decision decision =
        completion.complete(form, begin, form.forward(), why -> passwordPage(form, why));
    if (decision.caller().isPresent()) {
      throttle.succeeded(form.request().address(), email(form));
    }
    return decision;
  }

  /**
   * The right password of a member of the team who owes a code. A site's host has no container
   * session, so the page itself carries the ticket, sealed, for a few minutes and for this site.
   *
   * @param epoch the operator's, when the password was right
   */
  private record Ticket(long operatorId, long epoch, Instant end) {}

  /** Checks the code that a member of the team types after the password. */
  Decision takeCode(FormSignIn form) {
    Optional<Ticket> ticket = ticket(form).filter(found -> clock.instant().isBefore(found.end()));
    if (ticket.isEmpty()) {
      return refuse(form, "the code was entered too late");
    }
    CodeChecks.Verdict verdict = codes.check(ticket.get().operatorId(), form.field(CODE));
    if (verdict.right()) {
      return completion.complete(
          form,
          () -> transaction.operator(form, ticket.get().operatorId(), ticket.get().epoch()),
          form.forward(),
          why -> passwordPage(form, why));
    }
    LoginPage again = codePage(form, form.field(TICKET));
    if (!verdict.pause().isZero()) {
      return completion.throttle(form, again, verdict.pause());
    }
    Rejected wrong = new Rejected(Rejection.CREDENTIALS_WRONG, "the operator's code is wrong");
    return completion.refuse(
        form, wrong, FormCompletion.again(form, again, wrong, PageText.WRONG_CODE));
  }

  private String seal(Ticket ticket, FormSignIn form) {
    String text = ticket.operatorId() + " " + ticket.epoch() + " " + ticket.end().toEpochMilli();
    return vault.seal(text, context(form));
  }

  private Optional<Ticket> ticket(FormSignIn form) {
    try {
      String[] parts = vault.open(form.field(TICKET), context(form)).split(" ");
      return Optional.of(
          new Ticket(
              Long.parseLong(parts[0]),
              Long.parseLong(parts[1]),
              Instant.ofEpochMilli(Long.parseLong(parts[2]))));
    } catch (IllegalArgumentException | IllegalStateException e) {
      // It was not sealed here, or not for this site.
      return Optional.empty();
    }
  }

  private static String context(FormSignIn form) {
    return "team sign-in at site " + form.site().id();
  }

  private LoginPage codePage(FormSignIn form, String ticket) {
    return routing.page(form.site(), Form.CODE, form.forward()).owing(ticket);
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
