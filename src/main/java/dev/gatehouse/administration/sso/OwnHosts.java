package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.outgoing.ProviderHosts;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.tenant.ConnectionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps hosts that the platform opened for one site from the administrators of all others: they
 * could have this server call whatever runs there.
 */
@ApplicationScoped
class OwnHosts {
  @Inject ProviderHosts hosts;

  /**
   * Objects to addresses that only a platform administrator may enter.
   *
   * @param stored the settings until now, whose addresses may stay; empty for a new connection
   */
  void check(
      Actor actor,
      Protocol protocol,
      ConnectionSettings settings,
      Optional<ConnectionSettings> stored,
      Objections objections) {
    if (actor.isPlatform()) {
      return;
    }
    Map<String, String> before = stored.map(is -> called(protocol, is)).orElse(Map.of());
    called(protocol, settings)
        .forEach(
            (member, url) -> {
              if (hosts.isListed(url) && !before.containsValue(url)) {
                objections.objectOnce(
                    member,
                    "names a host of this installation's own network, which only platform"
                        + " administrators can enter");
              }
            });
  }

  private static Map<String, String> called(Protocol protocol, ConnectionSettings settings) {
    Map<String, String> all = new HashMap<>(protocol.description().calledAddresses(settings));
    all.put(ConnectionKeys.JWKS_URL.name(), ConnectionKeys.jwksUrl(settings));
    return all;
  }
}
