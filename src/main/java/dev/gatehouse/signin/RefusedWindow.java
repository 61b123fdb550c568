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
            && isShown(site, request)
            && hasCredential(site, request)
        ? new Decision.Stop(stop.visit(), address.leaving(stop.answer(), site, request))
        : decision;
  }

  /** Whether a window shows the page, or a frame where the site allows it. */
  private static boolean isShown(Site site, Incoming request) {
    return switch (request.fetch().destination()) {
      case "", "document" -> true;
      case "frame", "iframe" -> site.isFramed();
      default -> false;
    };
  }

  private boolean hasCredential(Site site, Incoming request) {
    boolean comesWithOne =
        protocols.isSignIn(site, request)
            || Paths.isSignInOrOut(request.path()) && !request.path().equals(Paths.LOGIN);
    return comesWithOne || !protocols.withoutToken(site, request).equals(request.pathAndQuery());
  }
}
