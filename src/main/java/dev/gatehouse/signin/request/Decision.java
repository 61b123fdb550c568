package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.session.Caller;
import dev.gatehouse.tenant.Site;
import java.util.List;
import java.util.Optional;

/** What happens to a request to a tenant's host. */
public sealed interface Decision {

  /** It goes on to what it asked for, with {@code Set-Cookie} headers on the answer. */
  record Pass(Visit visit, List<String> cookies) implements Decision {}

  /** A reader was signed in, and is sent on to the page first asked for. */
  record SignedIn(Visit visit, Answer answer) implements Decision {}

  /** It ends here, with a page of the site where there is one. */
  record Stop(Optional<Visit> visit, Answer answer) implements Decision {}

  /** A login form was posted; checking its password takes longer than a query may. */
  record Typed(Site site) implements Decision {}

  /** The caller, as the container needs it. */
  default Optional<Caller> caller() {
    if (this instanceof Pass pass) {
      return pass.visit().caller();
    }
    return this instanceof SignedIn signedIn ? signedIn.visit().caller() : Optional.empty();
  }
}
