package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.sitefile.SiteFile.Wanted;
import dev.gatehouse.administration.sso.ConnectionChanges;
import dev.gatehouse.administration.sso.KeyChanges;
import dev.gatehouse.administration.sso.KeyOrder;
import dev.gatehouse.administration.sso.ReportOnlyChanges;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.PublicAlgorithm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a site's connections as a file has them, and gives keys to those that have none. */
@ApplicationScoped
class ConnectionSteps {
  @Inject SiteStates states;
  @Inject ConnectionChanges changes;
  @Inject KeyChanges keyChanges;
  @Inject ReportOnlyChanges reports;
  @Inject Connections connections;
  @Inject SigningKeys signingKeys;
  @Inject Clock clock;

  void write(ApplyWork work, Tenant site) {
    settleDefault(work);
    for (Wanted<ConnectionSettings> wanted : work.file().connections()) {
      Optional<Connection> stored = stored(work, site, wanted);
      if (stored.filter(is -> wanted.isRight() && isSame(is, wanted.settings())).isPresent()) {
        report(work, site, stored.get(), wanted);
        continue;
      }
      // Each change that is refused would cost an attempt.
      changes.check(
          work.actor(), site, wanted.linked(), stored, wanted.settings(), wanted.objections());
      if (wanted.isRight()) {
        work.step(wanted.place(), () -> save(work, site, stored, wanted))
            .ifPresent(saved -> report(work, site, saved, wanted));
      } else {
        work.errors().addAll(wanted.errors());
      }
    }
  }

  /**
   * The file's first connection is the default if no other one is, as everywhere; the site may have
   * one that the file leaves alone.
   */
  private static void settleDefault(ApplyWork work) {
    List<Wanted<ConnectionSettings>> all = work.file().connections();
    boolean kept =
        !work.order().prune()
            && work.extras(FileSection.CONNECTIONS).stream()
                .map(work.before().of(FileSection.CONNECTIONS)::get)
                .anyMatch(extra -> Boolean.TRUE.equals(extra.members().get("default")));
    if (!kept
        && !all.isEmpty()
        && all.stream().noneMatch(wanted -> wanted.settings().isDefaultConnection())) {
      all.get(0).settings().setDefaultConnection(true);
    }
  }

  private Optional<Connection> stored(
      ApplyWork work, Tenant site, Wanted<ConnectionSettings> wanted) {
    return Optional.ofNullable(work.before().of(FileSection.CONNECTIONS).get(wanted.reference()))
        .map(known -> connections.find(site.tenantId(), known.id()).orElseThrow(Missing::new));
  }

  private boolean isSame(Connection stored, ConnectionSettings wanted) {
    return states
        .describe(stored.tenantId(), stored.getProtocol(), wanted)
        .equals(states.describe(stored));
  }

  private Connection save(
      ApplyWork work, Tenant site, Optional<Connection> stored, Wanted<ConnectionSettings> wanted) {
    ConnectionSettings settings = wanted.settings();
    return stored.isPresent()
        ? changes.change(
            work.actor(), site, stored.get().getId(), version -> {}, settings, wanted.objections())
        : changes.create(work.actor(), site, wanted.linked(), settings, wanted.objections());
  }

  private void report(
      ApplyWork work, Tenant site, Connection connection, Wanted<ConnectionSettings> wanted) {
    ReportedRules reported = work.file().reported().get(wanted.reference());
    if (!reported.areThose(connection.getReportOnly())) {
      work.step(
          wanted.place() + "." + ReportedRules.MEMBER,
          () ->
              reported.isEmpty()
                  ? reports.drop(work.actor(), site, connection.getId(), version -> {})
                  : reports.report(
                      work.actor(), site, connection.getId(), reported.rules(), reported.until()));
    }
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
                if (work.order().newKeys() && mayGenerate(site.tenantId(), connection.id())) {
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

  /** A key pair is made where its private key stays. */
  private boolean mayGenerate(TenantId site, long connection) {
    return PublicAlgorithm.named(settings(site, connection).getAlgorithm()).isEmpty();
  }

  private ConnectionSettings settings(TenantId site, long connection) {
    return connections.find(site, connection).orElseThrow(Missing::new).getSettings();
  }

  private boolean hasKey(TenantId site, long connection) {
    return !ConnectionKeys.jwksUrl(settings(site, connection)).isEmpty()
        || signingKeys.of(site, connection).stream().anyMatch(key -> key.isActive(clock.instant()));
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
