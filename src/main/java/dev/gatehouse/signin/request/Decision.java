package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.tenant.Site;
import java.util.List;
import java.util.Optional;

/** What happens to a request to a tenant's host. */
public sealed interface Decision {

  /** It goes on to what it asked for, with {@code Set-Cookie} headers on the answer. */
  record Pass(Visit visit, List<String> cookies) implements Decision {}

  /**
   * It ends here with an answer.
   *
   * @param visit to the site, with the caller whom the request signed in; empty without a site
   */
  record Stop(Optional<Visit> visit, Answer answer) implements Decision {}

  /** A login form was posted; checking its password takes longer than a query may. */
  record Typed(Site site) implements Decision {}

  /** It goes on, with the caller if it has one. */
  static Decision pass(Site site, Incoming request, Optional<Caller> caller) {
    return new Pass(new Visit(site, request.origin(), caller), List.of());
  }

  /** It goes on with the holder of a session. */
  static Pass pass(Site site, Incoming request, LiveSession session) {
    Visit.SignedIn signedIn =
        new Visit.SignedIn(
            session.times().createdAt(),
            session.times().authenticatedAt(),
            session.origin().viaConnectionId());
    return new Pass(
        new Visit(site, request.origin(), Optional.of(session.caller()), signedIn), List.of());
  }

  /** It ends here without a caller. */
  static Decision stop(Site site, Incoming request, Answer answer) {
    return new Stop(Optional.of(new Visit(site, request.origin(), Optional.empty())), answer);
  }

  /** It signed a reader in, who is sent on. */
  static Decision signedIn(Site site, Incoming request, Caller caller, Answer answer) {
    return new Stop(Optional.of(new Visit(site, request.origin(), Optional.of(caller))), answer);
  }

  /** The caller, as the container needs it. */
  default Optional<Caller> caller() {
    if (this instanceof Pass pass) {
      return pass.visit().caller();
    }
    return this instanceof Stop stop ? stop.visit().flatMap(Visit::caller) : Optional.empty();
  }
}
