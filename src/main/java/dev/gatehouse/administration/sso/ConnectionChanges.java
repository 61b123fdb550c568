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
import dev.gatehouse.journal.problem.SignInProblems;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.mapping.ClaimMapping;
import dev.gatehouse.protocol.mapping.ClaimShapes;
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
  @Inject FittingKeys keys;
  @Inject OutsideUrls urls;
  @Inject OwnHosts ownHosts;
  @Inject OpeningRecords openings;
  @Inject ClaimShapes shapes;
  @Inject SignInProblems problems;
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
    check(actor, site, protocol, Optional.empty(), settings, objections);
    objections.requireNone();
    Protocol spoken = protocols.named(protocol).orElseThrow();
    boolean withClientId = spoken.as(Ability.NeedsClientId.class).isPresent();
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
    check(actor, site, connection.getProtocol(), Optional.of(connection), settings, objections);
    objections.requireNone();
    Map<String, Object> before = snapshot(connection);
    connection.change(settings);
    Connection saved = connections.save(connection);
    shapes.forgetUnwantedValues(saved);
    Changes changes = Changes.between(before, snapshot(saved));
    trail.record(actor, AuditEvent.JWT_UPDATED, site, target(saved), changes);
    openings.follow(actor, saved);
    return saved;
  }

  /**
   * Objects to everything for which the settings would be refused, and fills in what they lack.
   *
   * @param protocol name of the connection's protocol
   * @param stored the connection that would be changed; empty if one would be made
   */
  public void check(
      Actor actor,
      Tenant site,
      String protocol,
      Optional<Connection> stored,
      ConnectionSettings settings,
      Objections objections) {
    Optional<Protocol> spoken = rules.protocol(protocol, objections);
    Map<String, Object> options = stored.map(is -> is.getSettings().getOptions()).orElse(Map.of());
    Set<Long> opened = stored.map(is -> openings.inForce(is).openedSites()).orElse(Set.of());
    rules.takeOptions(actor, settings, protocol, site.tenantId(), options, opened, objections);
    spoken.ifPresent(
        found -> {
          rules.apply(settings, found, objections);
          ownHosts.check(actor, found, settings, stored.map(Connection::getSettings), objections);
        });
    rules.requireKnownGroups(settings, site.tenantId(), objections);
    urls.check(settings, site.tenantId(), actor.authority(), objections);
    stored.ifPresent(
        is -> {
          keys.require(settings, is, objections);
          objections.keep(is.getSettings(), settings);
        });
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
    problems.forget(site.tenantId(), id);
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
    members.put("mapping", ClaimMapping.of(connection.getSettings()).lines());
    for (Option<?> option : protocols.options(connection.getProtocol())) {
      members.put(option.name(), option.of(connection.getSettings()));
    }
    return members;
  }
}
