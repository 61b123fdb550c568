package dev.gatehouse.signin;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.kit.RefusedAddress;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Leads a window with a refusal's page away from the address that has the token: a reader would
 * copy it, and reloading the page would bring the token again.
 */
@ApplicationScoped
class RefusedWindow {
  @Inject Protocols protocols;
  @Inject RefusedAddress address;

  /** The decision, with the way to the page's own address if this one may have a token. */
  Decision leaving(Site site, Incoming request, Decision decision) {
    return decision instanceof Decision.Stop stop
            && stop.answer().page() != null
            && fillsWindow(request)
            && hasCredential(site, request)
        ? new Decision.Stop(stop.visit(), address.leaving(stop.answer(), site, request))
        : decision;
  }

  /** A frame may show pages of the site only where the site allows it, and stays where it is. */
  private static boolean fillsWindow(Incoming request) {
    String destination = request.fetch().destination();
    return destination.isEmpty() || destination.equals("document");
  }

  private boolean hasCredential(Site site, Incoming request) {
    boolean comesWithOne =
        protocols.isSignIn(site, request)
            || Paths.isSignInOrOut(request.path()) && !request.path().equals(Paths.LOGIN);
    return comesWithOne || !protocols.withoutToken(site, request).equals(request.pathAndQuery());
  }
}
