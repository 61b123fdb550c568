package dev.gatehouse.site;

import dev.gatehouse.library.Audience;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.Visit;

/** Says for whom a visit reads. */
public final class Audiences {
  private Audiences() {}

  public static Audience of(Visit visit) {
    return visit.caller().map(Audiences::of).orElseGet(Audience::anonymous);
  }

  private static Audience of(Caller caller) {
    if (caller.team()) {
      return Audience.team();
    }
    return caller.visitor()
        ? Audience.visitor(caller.groups())
        : Audience.signedIn(caller.groups());
  }
}
