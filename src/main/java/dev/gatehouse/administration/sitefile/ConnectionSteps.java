package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.sitefile.SiteFile.Wanted;
import dev.gatehouse.administration.sso.ConnectionChanges;
import dev.gatehouse.administration.sso.KeyChanges;
import dev.gatehouse.administration.sso.KeyOrder;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a site's connections as a file has them, and gives keys to those that have none. */
@ApplicationScoped
class ConnectionSteps {
  @Inject SiteStates states;
  @Inject ConnectionChanges changes;
  @Inject KeyChanges keyChanges;
  @Inject Connections connections;
  @Inject SigningKeys signingKeys;
  @Inject Clock clock;

  void write(ApplyWork work, Tenant site) {
    for (Wanted<ConnectionSettings> wanted : work.file().connections()) {
      SiteState.Described known = work.before().of(FileSection.CONNECTIONS).get(wanted.reference());
      work.step(
          wanted.place(),
          () ->
              known == null
                  ? changes.create(
                      work.actor(), site, wanted.linked(), wanted.settings(), wanted.objections())
                  : change(work, site, known.id(), wanted));
    }
  }

  private Connection change(
      ApplyWork work, Tenant site, long id, Wanted<ConnectionSettings> wanted) {
    Connection connection = connections.find(site.tenantId(), id).orElseThrow(Missing::new);
    Map<String, Object> is = states.describe(connection);
    boolean same =
        wanted.isRight()
            && states
                .describe(site.tenantId(), connection.getProtocol(), wanted.settings())
                .equals(is);
    return same
        ? connection
        : changes.change(
            work.actor(), site, id, version -> {}, wanted.settings(), wanted.objections());
  }

  void prune(ApplyWork work, Tenant site) {
    for (String extra : work.extras(FileSection.CONNECTIONS)) {
      long id = work.before().of(FileSection.CONNECTIONS).get(extra).id();
      changes.delete(work.actor(), site, id, version -> {});
    }
  }

  /** Makes keys as ordered, and returns the paths of the connections that are left without one. */
  List<String> keys(ApplyWork work, Tenant site) {
    List<String> without = new ArrayList<>();
    states
        .connections(site.tenantId())
        .forEach(
            (reference, connection) -> {
              if (!hasKey(site.tenantId(), connection.id())) {
                if (work.order().newKeys()) {
                  KeyChanges.Added added =
                      keyChanges.add(
                          work.actor(), site, connection.id(), new KeyOrder(), new Objections());
                  work.newKeys()
                      .add(
                          new Applied.NewKey(
                              FileSection.CONNECTIONS.path(reference),
                              connection.id(),
                              added.key().getId(),
                              added.secret()));
                } else {
                  without.add(FileSection.CONNECTIONS.path(reference));
                }
              }
            });
    return without;
  }

  private boolean hasKey(TenantId site, long connection) {
    return signingKeys.of(site, connection).stream().anyMatch(key -> key.isActive(clock.instant()));
  }

  /** A key that a change of the site's visibility made for a connection of before. */
  static Applied.NewKey newKey(ApplyWork work, SigningKey key, String secret) {
    String path =
        work.before().of(FileSection.CONNECTIONS).entrySet().stream()
            .filter(known -> known.getValue().id().equals(key.getConnectionId()))
            .map(known -> FileSection.CONNECTIONS.path(known.getKey()))
            .findFirst()
            .orElseThrow();
    return new Applied.NewKey(path, key.getConnectionId(), key.getId(), secret);
  }
}
