package dev.gatehouse.signin;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Ability.GivesRedirectKeys;
import dev.gatehouse.protocol.Ability.GivesRedirectKeys.RedirectKey;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Gives an operator's browser the key of a redirect, for a token that the JWT Studio makes. A
 * sign-in begins in the browser as it does for every page; but its key goes to the console and not
 * to the login URL. It counts in that browser only, so whoever else gets one cannot use it.
 */
@ApplicationScoped
class StudioKeys {
  private static final String PATH = "/login/key";
  private static final String CONNECTION = "connection";
  private static final String STUDIO = "/console/studio/studio.xhtml";

  @Inject Configuration configuration;
  @Inject Protocols protocols;

  /** Empty for other requests, and where no connection has such keys. */
  Optional<Decision> decide(Site site, Incoming request) {
    if (!request.isAt(PATH) || !request.method().equals("GET")) {
      return Optional.empty();
    }
    String id = request.parameter(CONNECTION).orElse("");
    return protocols.live(site).stream()
        .filter(live -> live.connection().getId().toString().equals(id))
        .flatMap(
            live ->
                live.protocol().as(GivesRedirectKeys.class).stream()
                    .map(keys -> answer(keys, live, request)))
        .findFirst()
        .map(answer -> Decision.stop(site, request, answer));
  }

  private Answer answer(GivesRedirectKeys keys, LiveConnection live, Incoming request) {
    if (!request.isNavigation() || request.prefetch()) {
      return Challenges.notNow();
    }
    RedirectKey begun = keys.begin(live, request, live.site().home());
    String address = request.originAt(configuration.baseDomain()) + STUDIO;
    String ofSite =
        Incoming.withParameter(address, "site", String.valueOf(live.site().id().value()));
    String ofConnection =
        Incoming.withParameter(ofSite, CONNECTION, live.connection().getId().toString());
    return Answer.redirect(303, Incoming.withParameter(ofConnection, "key", begun.key()))
        .setting(begun.cookies());
  }
}
