package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.administration.opening.OpeningRecords;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes, changes and deletes a site's SSO connections. */
@ApplicationScoped
@Transactional
public class ConnectionChanges {
  @Inject Connections connections;
  @Inject Protocols protocols;
  @Inject ConnectionRules rules;
  @Inject OutsideUrls urls;
  @Inject OpeningRecords openings;
  @Inject Trail trail;

  /**
   * Makes a connection; a site's first one is its default.
   *
   * @param protocol name of its protocol, which never changes
   * @throws ChangeRefused if the settings have objections; nothing is made then
   */
  public Connection create(
      Actor actor,
      Tenant site,
      String protocol,
      ConnectionSettings settings,
      Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Optional<Protocol> spoken = rules.protocol(protocol, objections);
    rules.takeOptions(actor, settings, protocol, site.tenantId(), Map.of(), Set.of(), objections);
    spoken.ifPresent(found -> rules.apply(settings, found, objections));
    urls.check(settings, site.tenantId(), actor.authority(), objections);
    objections.requireNone();
    boolean withClientId = spoken.orElseThrow().as(Ability.NeedsClientId.class).isPresent();
    Connection made = connections.create(site.tenantId(), protocol, settings, withClientId);
    Changes changes = Changes.made(snapshot(made));
    trail.record(actor, AuditEvent.JWT_CREATED, site, target(made), changes);
    openings.follow(actor, made);
    return made;
  }

  /**
   * Replaces the settings as a whole.
   *
   * @throws ChangeRefused if they have objections or are stale; nothing is changed then
   */
  public Connection change(
      Actor actor,
      Tenant site,
      long id,
      Expectation expectation,
      ConnectionSettings settings,
      Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection connection = find(site.tenantId(), id);
    expectation.requireMet(connection.getVersion());
    Set<Long> opened = openings.inForce(connection).openedSites();
    Map<String, Object> options = connection.getSettings().getOptions();
    rules.takeOptions(
        actor, settings, connection.getProtocol(), site.tenantId(), options, opened, objections);
    rules.apply(settings, protocols.of(connection), objections);
    urls.check(settings, site.tenantId(), actor.authority(), objections);
    rules.requireFittingKeys(settings, connection, objections);
    objections.keep(connection.getSettings(), settings);
    objections.requireNone();
    Map<String, Object> before = snapshot(connection);
    connection.change(settings);
    Connection saved = connections.save(connection);
    Changes changes = Changes.between(before, snapshot(saved));
    trail.record(actor, AuditEvent.JWT_UPDATED, site, target(saved), changes);
    openings.follow(actor, saved);
    return saved;
  }

  /**
   * Deletes a connection with its keys and the sessions that it made.
   *
   * @throws ChangeRefused if the connection does not exist or changed; nothing is deleted then
   */
  public void delete(Actor actor, Tenant site, long id, Expectation expectation) {
    actor.require(Right.CONFIGURE, site.tenantId());
    Connection connection = find(site.tenantId(), id);
    expectation.requireMet(connection.getVersion());
    Changes changes = Changes.ended(snapshot(connection));
    trail.record(actor, AuditEvent.JWT_DELETED, site, target(connection), changes);
    openings.endOf(actor, connection);
    connections.delete(site.tenantId(), id);
  }

  private Connection find(TenantId site, long id) {
    return connections.find(site, id).orElseThrow(Missing::new);
  }

  static String target(Connection connection) {
    return "connection " + connection.getId() + ": " + connection.getSettings().getName();
  }

  private Map<String, Object> snapshot(Connection connection) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("protocol", connection.getProtocol());
    members.putAll(Snapshot.of(connection.getSettings()));
    for (Option<?> option : protocols.options(connection.getProtocol())) {
      members.put(option.name(), option.of(connection.getSettings()));
    }
    return members;
  }
}
