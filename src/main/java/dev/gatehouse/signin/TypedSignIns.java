package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.login.FormOutcome;
import dev.gatehouse.signin.login.LoginForms;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.ReaderCookie;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Turns what came of a form into a decision, and its session into a cookie. */
@ApplicationScoped
class TypedSignIns {
  @Inject LoginForms forms;

  Decision decide(Site site, Incoming request) {
    FormOutcome outcome = forms.take(site, request, ReaderCookie.token(request));
    return outcome
        .session()
        .map(begun -> signedIn(site, request, outcome.answer(), begun))
        .orElseGet(
            () -> new Decision.Stop(Optional.of(Visit.ofNobody(site, request)), outcome.answer()));
  }

  private static Decision signedIn(
      Site site, Incoming request, Answer answer, FormOutcome.Begun begun) {
    return new Decision.SignedIn(
        new Visit(site, request.origin(), Optional.of(begun.caller())),
        ReaderCookie.set(answer, site, request, begun.token(), begun.lifetime()));
  }
}
