package dev.gatehouse.signin.login;

import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.PageText;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.GuessThrottle;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.cookie.ReaderCookie;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/**
 * Ends a form sign-in: with a session and a redirect, or with one event and a page that refuses.
 * The page never says which part of what was typed was wrong.
 */
@ApplicationScoped
class FormCompletion {
  static final int BAD_INPUT = 400;
  static final int WRONG = 401;
  static final int FORBIDDEN = 403;
  static final int GONE = 410;
  static final int TOO_MANY = 429;

  private static final int LONGEST = 500;

  @Inject Clock clock;
  @Inject Database database;
  @Inject RefusalLog refusals;
  @Inject GuessThrottle throttle;

  /** Whether what was typed can be no password at all. */
  static boolean isNone(String typed) {
    return typed.isEmpty() || typed.length() > LONGEST;
  }

  /**
   * Checks a password of the site that many know, unless too many guesses were wrong.
   *
   * @param check checks it, and tells the guess what came of it
   * @param throttled for how long nothing is checked
   */
  Decision guess(
      FormSignIn form,
      GuessThrottle.Form kind,
      Function<GuessThrottle.Guess, Decision> check,
      Function<Duration, Decision> throttled) {
    String target = "site " + form.site().id().value();
    try (GuessThrottle.Guess guess = throttle.beginShared(kind, form.request().address(), target)) {
      return guess.pause().isZero()
          ? guess.check(() -> check.apply(guess))
          : throttled.apply(guess.pause());
    }
  }

  /** Begins a session that lasts as long as the site lets readers stay, and redirects. */
  Decision complete(
      FormSignIn form,
      Database.Work<Caller, Rejected> begin,
      String onward,
      Function<Rejected, Answer> refusal) {
    return complete(form, form.lifetime(), begin, onward, refusal);
  }

  /**
   * Begins the session and redirects.
   *
   * @param lifetime of the cookie
   * @param begin the transaction that begins the session and makes the last check
   * @param refusal the page to show when that check fails
   */
  Decision complete(
      FormSignIn form,
      Duration lifetime,
      Database.Work<Caller, Rejected> begin,
      String onward,
      Function<Rejected, Answer> refusal) {
    Caller caller;
    try {
      caller = database.ask(begin);
    } catch (Rejected e) {
      return show(form, refused(form, e, refusal.apply(e)));
    }
    return Decision.signedIn(
        form.site(),
        form.request(),
        caller,
        ReaderCookie.set(
            Answer.redirect(303, onward), form.site(), form.request(), form.token(), lifetime));
  }

  /** Answers with a page and begins no session. */
  static Decision show(FormSignIn form, Answer page) {
    return Decision.stop(form.site(), form.request(), page);
  }

  /** Shows a page that refuses, with an event that gives the reason. */
  Decision refuse(FormSignIn form, Rejected why, Answer page) {
    return show(form, refused(form, why, page));
  }

  /** The page again, after too many attempts. */
  Decision throttle(FormSignIn form, LoginPage page, Duration wait) {
    long seconds = seconds(wait);
    LoginPage again = page.after(form, PageText.TOO_MANY, true).waiting(seconds);
    return throttled(form, again.answer(TOO_MANY), seconds);
  }

  /** The same with another page, which says how many seconds to wait. */
  Decision throttled(FormSignIn form, Answer page, long seconds) {
    return refuse(
        form,
        new Rejected(Rejection.TOO_MANY_ATTEMPTS, "the attempt was not checked"),
        page.with("Retry-After", String.valueOf(seconds)));
  }

  /** Whole seconds after which the wait is over. */
  static long seconds(Duration wait) {
    return wait.toSeconds() + 1;
  }

  /** The login page again, with what was wrong. */
  static Answer again(FormSignIn form, LoginPage page, Rejected why, PageText wrong) {
    boolean suspended = why.reason() == Rejection.USER_BANNED;
    return page.after(form, suspended ? PageText.SUSPENDED : wrong, true)
        .answer(suspended ? FORBIDDEN : WRONG);
  }

  /** The page that refuses, after an event was written that gives the reason. */
  Answer refused(FormSignIn form, Rejected why, Answer page) {
    refusals.add(
        new SignInEvent(form.site().id(), clock.instant(), form.by() + ".rejected", form.from())
            .because(why.reason().code(), why.told()));
    return page;
  }
}
