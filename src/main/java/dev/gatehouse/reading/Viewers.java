package dev.gatehouse.reading;

import dev.gatehouse.library.Viewer;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Visit;

/** Derives the viewer from a visit. */
public final class Viewers {
  private Viewers() {}

  public static Viewer of(Visit visit) {
    boolean open = !visit.site().isGated();
    return visit.caller().map(caller -> of(caller, open)).orElseGet(Viewer::anonymous);
  }

  private static Viewer of(Caller caller, boolean openSite) {
    if (caller.team()) {
      return Viewer.team();
    }
    if (!caller.visitor()) {
      return Viewer.signedIn(caller.groups());
    }
    return openSite ? Viewer.visitorOfOpenSite(caller.groups()) : Viewer.visitor(caller.groups());
  }
}
