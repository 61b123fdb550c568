package dev.gatehouse.reading;

import dev.gatehouse.library.Audience;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Visit;

/** Says for whom a visit reads. */
public final class Audiences {
  private Audiences() {}

  public static Audience of(Visit visit) {
    boolean open = !visit.site().isGated();
    return visit.caller().map(caller -> of(caller, open)).orElseGet(Audience::anonymous);
  }

  private static Audience of(Caller caller, boolean openSite) {
    if (caller.team()) {
      return Audience.team();
    }
    if (!caller.visitor()) {
      return Audience.signedIn(caller.groups());
    }
    return openSite
        ? Audience.visitorOfOpenSite(caller.groups())
        : Audience.visitor(caller.groups());
  }
}
