package dev.gatehouse.signin.login;

import dev.gatehouse.operator.CodeChecks;
import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.signin.login.LoginPage.Form;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The code that one of the team types after the right password. A site's host has no sessions of
 * the container: the page carries a sealed ticket that tells who owes the code, for a few minutes
 * and at this site.
 */
@ApplicationScoped
class TeamCodeForm {
  static final String TICKET = "ticket";
  static final String CODE = "code";
  private static final Duration LONGEST = Duration.ofMinutes(5);

  @Inject Clock clock;
  @Inject Vault vault;
  @Inject CodeChecks codes;
  @Inject LoginTransaction transaction;
  @Inject FormCompletion turnstile;
  @Inject LoginRouting waysIn;

  /**
   * Who typed the right password.
   *
   * @param epoch the operator's at that time
   */
  record Debtor(long operatorId, long epoch) {}

  /** The page that asks for the code. */
  FormOutcome ask(FormSignIn entry, OperatorAccount operator) {
    long end = clock.instant().plus(LONGEST).toEpochMilli();
    String text = operator.id() + " " + operator.epoch() + " " + end;
    return FormOutcome.of(page(entry, vault.seal(text, context(entry))).answer(200));
  }

  FormOutcome take(FormSignIn entry) {
    Optional<Debtor> debtor = debtor(entry);
    if (debtor.isEmpty()) {
      Rejected late = new Rejected(Rejection.CREDENTIALS_WRONG, "the code came too late");
      return turnstile.refuse(entry, late, why -> passwordPage(entry, why));
    }
    CodeChecks.Verdict verdict = codes.check(debtor.get().operatorId(), entry.field(CODE));
    if (verdict.right()) {
      return turnstile.pass(
          entry,
          () -> transaction.operator(entry, debtor.get().operatorId(), debtor.get().epoch()),
          entry.forward(),
          why -> passwordPage(entry, why));
    }
    LoginPage again = page(entry, entry.field(TICKET));
    if (!verdict.pause().isZero()) {
      return turnstile.refuse(
          entry, Refusals.tooMany(), why -> Refusals.retry(again, entry, verdict.pause()));
    }
    Rejected wrong = new Rejected(Rejection.CREDENTIALS_WRONG, "not the code of the operator");
    return turnstile.refuse(
        entry, wrong, why -> Refusals.again(again, entry, why, PageText.WRONG_CODE));
  }

  private Optional<Debtor> debtor(FormSignIn entry) {
    try {
      String[] parts = vault.open(entry.field(TICKET), context(entry)).split(" ");
      Instant end = Instant.ofEpochMilli(Long.parseLong(parts[2]));
      return clock.instant().isBefore(end)
          ? Optional.of(new Debtor(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
          : Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException e) {
      // Nothing that was sealed here.
      return Optional.empty();
    }
  }

  private static String context(FormSignIn entry) {
    return "team sign-in at site " + entry.site().id();
  }

  private LoginPage page(FormSignIn entry, String ticket) {
    return waysIn.page(entry.site(), Form.CODE, entry.forward()).owing(ticket);
  }

  private Answer passwordPage(FormSignIn entry, Rejected why) {
    LoginPage page = waysIn.page(entry.site(), Form.PERSON, entry.forward());
    return Refusals.again(page, entry, why, PageText.WRONG_PERSON);
  }
}
