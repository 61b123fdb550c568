package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.session.Caller;
import dev.gatehouse.tenant.Site;
import java.util.List;
import java.util.Optional;

/** What becomes of a request to a tenant's host. */
public sealed interface Decision {

  /** It goes on to what it asked for, with {@code Set-Cookie} headers on the answer. */
  record Pass(Visit visit, List<String> cookies) implements Decision {}

  /** Somebody was signed in, and is sent on to the page first asked for. */
  record SignedIn(Visit visit, Answer answer) implements Decision {}

  /** It goes no further; the site, where there is one, is whose page tells why. */
  record Stop(Optional<Visit> visit, Answer answer) implements Decision {}

  /** Somebody typed something that is still to be checked, which takes longer than a query may. */
  record Typed(Site site) implements Decision {}

  /** Whom the container shall know as the caller. */
  default Optional<Caller> caller() {
    if (this instanceof Pass pass) {
      return pass.visit().caller();
    }
    return this instanceof SignedIn signedIn ? signedIn.visit().caller() : Optional.empty();
  }
}
