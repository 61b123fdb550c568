package dev.gatehouse.signin.login;

import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.session.Caller;
import dev.gatehouse.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where every form ends: in a session and the page first asked for, or in one event and a page that
 * says no.
 */
@ApplicationScoped
class FormCompletion {
  @Inject Clock clock;
  @Inject Database database;
  @Inject RefusalLog refusals;

  /** What begins the session; the last look at who comes in. */
  @FunctionalInterface
  interface Step {
    Caller take() throws Rejected;
  }

  /** How a step ended; the database's thread cannot throw what is checked. */
  private record Verdict(Caller caller, Rejected rejected) {
    static Verdict of(Step step) {
      try {
        return new Verdict(step.take(), null);
      } catch (Rejected e) {
        return new Verdict(null, e);
      }
    }
  }

  FormOutcome pass(FormSignIn entry, Step step, String onward, Function<Rejected, Answer> refusal) {
    Verdict verdict = database.ask(() -> Verdict.of(step));
    if (verdict.rejected() != null) {
      return refuse(entry, verdict.rejected(), refusal);
    }
    return new FormOutcome(
        Answer.redirect(303, onward),
        Optional.of(new FormOutcome.Begun(verdict.caller(), entry.token(), entry.lifetime())));
  }

  FormOutcome refuse(FormSignIn entry, Rejected why, Function<Rejected, Answer> refusal) {
    Rejection reason = why.reason();
    String sentence = reason.sentence() + " (" + why.detail() + ") " + reason.remedy();
    refusals.add(
        new SignInEvent(entry.site().id(), clock.instant(), entry.by() + ".rejected", entry.from())
            .because(reason.code(), sentence));
    return FormOutcome.of(refusal.apply(why));
  }
}
