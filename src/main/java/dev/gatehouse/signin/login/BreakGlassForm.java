package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.GuessThrottle;
import dev.gatehouse.secret.Passwords;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.tenant.link.BreakGlass;
import dev.gatehouse.tenant.link.BreakGlassPassword;
import dev.gatehouse.tenant.link.BreakGlasses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The password that goes with the link of a break-glass. The page is the same for every link, and
 * so is the answer to a wrong password: neither tells whether the site is open.
 */
@ApplicationScoped
class BreakGlassForm {
  static final String PASSWORD = "password";

  @Inject Clock clock;
  @Inject Passwords passwords;
  @Inject BreakGlasses glasses;
  @Inject LoginTransaction transaction;
  @Inject FormCompletion completion;

  Answer page(FormSignIn form) {
    return LinkPage.toUnlock(form, null, null).answer(200);
  }

  Decision take(FormSignIn form) {
    String typed = form.field(PASSWORD);
    if (FormCompletion.isNone(typed)) {
      LinkPage again = LinkPage.toUnlock(form, PageText.EMPTY_BREAK_GLASS, null);
      return FormCompletion.show(form, again.answer(FormCompletion.BAD_INPUT));
    }
    return completion.guess(
        form,
        GuessThrottle.Form.BREAK_GLASS,
        guess -> check(form, typed, guess),
        pause -> throttled(form, FormCompletion.seconds(pause)));
  }

  private Decision check(FormSignIn form, String typed, GuessThrottle.Guess guess) {
    Optional<BreakGlass> open = glasses.bySecret(form.site().id(), form.field(LinkPage.SECRET));
    // Also without a link that counts, so that the answer takes as long.
    if (passwords.matches(BreakGlassPassword.typed(typed), open.map(BreakGlass::getPasswordHash))) {
      guess.succeeded();
      Duration left = Duration.between(clock.instant(), open.get().getExpiresAt());
      return completion.complete(
          form,
          left,
          () -> transaction.breakGlass(form, open.get()),
          form.site().home(),
          why -> again(form));
    }
    guess.failed();
    String detail =
        open.isPresent()
            ? "the password of the break-glass is wrong"
            : "no break-glass of this site is open with this link";
    return completion.refuse(form, new Rejected(Rejection.CREDENTIALS_WRONG, detail), again(form));
  }

  private Decision throttled(FormSignIn form, long seconds) {
    return completion.throttled(
        form,
        LinkPage.toUnlock(form, PageText.TOO_MANY, seconds).answer(FormCompletion.TOO_MANY),
        seconds);
  }

  private static Answer again(FormSignIn form) {
    return LinkPage.toUnlock(form, PageText.WRONG_BREAK_GLASS, null).answer(FormCompletion.WRONG);
  }
}
