package dev.gatehouse.administration.opening;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.session.HandOvers;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.storage.Expiring;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.tenant.opening.Opening;
import dev.gatehouse.tenant.opening.Openings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps the openings and their audit entries in step with what operators change elsewhere. The
 * callers have checked the actor's rights.
 */
@ApplicationScoped
@Transactional
public class OpeningRecords implements Expiring {
  private static final String LOST = "whoever consented may no longer configure the site";

  @Inject Openings openings;
  @Inject Connections connections;
  @Inject Protocols protocols;
  @Inject Tenants tenants;
  @Inject Sessions sessions;
  @Inject HandOvers handOvers;
  @Inject Trail trail;

  /**
   * Follows a connection that was saved: sites that it newly lists consent by the actor, who
   * configures them; sites that it no longer lists are closed to it. A consent that was given stays
   * the one of whoever gave it.
   */
  public void follow(Actor actor, Connection saved) {
    Set<Long> listed =
        opensSites(saved) ? new TreeSet<>(saved.getSettings().openedSites()) : new TreeSet<>();
    listed.remove(saved.tenantId().value());
    for (Openings.Place place : openings.of(saved)) {
      boolean stands = openings.stands(place);
      if (listed.contains(place.site().value()) && (stands || !mayConsent(actor, place))) {
        listed.remove(place.site().value());
      } else {
        String reason = stands ? "the connection no longer lists the site" : LOST;
        end(actor, place, Openings.target(saved), AuditEvent.OPENING_ENDED, reason);
      }
    }
    listed.forEach(id -> give(actor, new TenantId(id), saved));
  }

  /** Other protocols' connections may have a list as well, which nobody reads. */
  private boolean opensSites(Connection connection) {
    return protocols.named(connection.getProtocol()).stream()
        .flatMap(protocol -> protocol.description().options().stream())
        .anyMatch(option -> option.kind() == Option.Kind.SITES);
  }

  /**
   * A connection's settings as they count now: they list no site whose consent has ended, which
   * stays in what is stored until its end is recorded. A list that nobody reads needs no consent.
   */
  public ConnectionSettings inForce(Connection connection) {
    ConnectionSettings settings = connection.getSettings().copy();
    if (opensSites(connection) && !settings.openedSites().isEmpty()) {
      Set<Long> standing = openings.by(connection.getId());
      settings
          .getOptions()
          .replaceAll(
              (name, value) ->
                  value instanceof List<?> ids
                      ? ids.stream().filter(standing::contains).toList()
                      : value);
    }
    return settings;
  }

  private static boolean mayConsent(Actor actor, Openings.Place place) {
    return actor.rights().may(Right.CONFIGURE, place.site());
  }

  private void give(Actor actor, TenantId site, Connection connection) {
    Opening given = openings.give(site, connection.getId(), actor.consent());
    Tenant opened = tenants.find(site).orElseThrow();
    Changes changes = Changes.made(snapshot(given));
    trail.record(actor, AuditEvent.OPENING_GIVEN, opened, Openings.target(connection), changes);
  }

  /** Ends every opening of a connection that is about to be deleted. */
  public void endOf(Actor actor, Connection connection) {
    openings
        .of(connection)
        .forEach(
            place ->
                end(
                    actor,
                    place,
                    Openings.target(connection),
                    AuditEvent.OPENING_ENDED,
                    "the connection is deleted"));
  }

  /** Ends the openings of a site that is about to be deleted, and those by its connections. */
  public void endAt(Actor actor, TenantId site) {
    connections.of(site).forEach(connection -> endOf(actor, connection));
    openings
        .list(site, 0, Integer.MAX_VALUE)
        .forEach(
            opening ->
                close(
                    actor,
                    new Openings.Place(site, opening.getConnectionId()),
                    AuditEvent.OPENING_ENDED,
                    "the site is deleted"));
  }

  /** Ends the openings whose consent is an operator's who lost the right to it. */
  public void followOperator(Actor actor, long operatorId) {
    endLapsed(actor, openings.givenByOperator(operatorId));
  }

  /** Ends the openings whose consent is that of an API token that was deleted. */
  public void followToken(Actor actor, long tokenId) {
    endLapsed(actor, openings.givenByToken(tokenId));
  }

  private void endLapsed(Actor actor, List<Openings.Place> places) {
    places.stream()
        .filter(place -> !openings.stands(place))
        .forEach(place -> close(actor, place, AuditEvent.OPENING_ENDED, LOST));
  }

  /** Ends a batch of openings whose consent no longer stands; returns how many. */
  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int purge(Instant now, int batch) {
    List<Openings.Place> lapsed = openings.lapsed(batch);
    lapsed.forEach(place -> close(Actor.GATEHOUSE, place, AuditEvent.OPENING_ENDED, LOST));
    return lapsed.size();
  }

  /**
   * Ends an opening, and takes the site out of the connection's list.
   *
   * @param reason for the audit trail, or {@code null}
   */
  void close(Actor actor, Openings.Place place, AuditEvent event, String reason) {
    Optional<Connection> connection = connections.listing(place.site(), place.connection());
    String target =
        connection
            .map(Openings::target)
            .orElseGet(() -> "connection " + place.connection() + " of another site");
    end(actor, place, target, event, reason);
    connection.ifPresent(listing -> unlist(listing, place.site()));
  }

  /** Ends an opening with the sessions that began by it. */
  private void end(
      Actor actor, Openings.Place place, String target, AuditEvent event, String reason) {
    TenantId site = place.site();
    Changes changes =
        openings
            .find(site, place.connection())
            .map(opening -> Changes.ended(snapshot(opening)))
            .orElseGet(Changes::none);
    if (reason != null) {
      changes.with("reason", null, reason);
    }
    trail.record(actor, event, tenants.find(site).orElseThrow(), target, changes);
    openings.end(place);
    sessions.endOpened(site, place.connection());
    handOvers.withdraw(site, place.connection());
    tenants.touch(site);
  }

  /** The other site's trail tells what changed there, but not who acts for the opened site. */
  private void unlist(Connection connection, TenantId site) {
    List<Long> before = List.copyOf(connection.getSettings().openedSites());
    ConnectionSettings settings = connection.getSettings().copy();
    settings.getOptions().replaceAll((name, value) -> without(site, value));
    connection.change(settings);
    Connection saved = connections.save(connection);
    List<Long> after = List.copyOf(saved.getSettings().openedSites());
    Actor opened = new Actor("site " + site, null, Rights.NONE);
    trail.record(
        opened,
        AuditEvent.JWT_UPDATED,
        tenants.find(saved.tenantId()).orElseThrow(),
        "connection " + saved.getId() + ": " + saved.getSettings().getName(),
        Changes.none().with("openedSites", before, after));
  }

  /** An option's value; lists are always lists of sites. */
  private static Object without(TenantId site, Object value) {
    return value instanceof List<?> ids
        ? ids.stream().filter(id -> !id.equals(site.value())).toList()
        : value;
  }

  private static Map<String, Object> snapshot(Opening opening) {
    return new Snapshot()
        .with("givenBy", opening.getGivenBy())
        .with("givenAt", opening.getGivenAt())
        .with("firstUsedAt", opening.getFirstUsedAt())
        .with("lastUsedAt", opening.getLastUsedAt())
        .members();
  }
}
