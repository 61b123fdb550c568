package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Ability.TriesOut;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Tries out connections that depend on another server. Outside transactions, because that server
 * may be slow.
 */
@ApplicationScoped
public class ConnectionTrials {
  @Inject ConnectionRules rules;
  @Inject OwnHosts ownHosts;
  @Inject Connections connections;
  @Inject Protocols protocols;
  @Inject Sites sites;

  /**
   * Asks the server that a connection's settings name.
   *
   * @throws Missing if the actor configures no such connection
   * @throws Conflict if it depends on no other server
   */
  public List<TriesOut.Finding> run(Actor actor, Tenant site, long id) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection stored = connections.find(site.tenantId(), id).orElseThrow(Missing::new);
    return run(site, protocols.of(stored), stored.getSettings(), stored);
  }

  /**
   * The same with other settings, before they are saved.
   *
   * @param id of the connection that they are for, or {@code null} for one to be made
   * @throws Invalid if the settings have objections
   */
  public List<TriesOut.Finding> run(
      Actor actor, Tenant site, Protocol protocol, ConnectionSettings settings, Long id) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection stored =
        id == null ? null : connections.find(site.tenantId(), id).orElseThrow(Missing::new);
    Objections objections = rules.check(settings, protocol);
    Optional<ConnectionSettings> before = Optional.ofNullable(stored).map(Connection::getSettings);
    ownHosts.check(actor, protocol, settings, before, objections);
    objections.requireNone();
    return run(site, protocol, settings, stored);
  }

  private List<TriesOut.Finding> run(
      Tenant site, Protocol protocol, ConnectionSettings settings, Connection stored) {
    TriesOut trial =
        protocol
            .as(TriesOut.class)
            .orElseThrow(
                () -> new Conflict("This connection depends on no other server: nothing to test."));
    Optional<LiveConnection> live =
        Optional.ofNullable(stored).flatMap(found -> protocols.compile(sites.of(site), found));
    return trial.tryOut(site.tenantId(), settings, live);
  }
}
