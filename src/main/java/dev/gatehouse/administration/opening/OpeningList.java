package dev.gatehouse.administration.opening;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.operator.Right;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.tenant.opening.Opening;
import dev.gatehouse.tenant.opening.Openings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The openings of a site with what its operators may know of the connections behind them. */
@ApplicationScoped
@Transactional
public class OpeningList {
  @Inject Openings openings;
  @Inject Connections connections;
  @Inject Tenants tenants;
  @Inject Sessions sessions;

  /**
   * An opening.
   *
   * @param id of the connection, which identifies the opening at its site
   * @param site the site that the connection belongs to
   * @param sessions number of live sessions that began this way
   */
  public record Line(
      Opening opening,
      long id,
      String connectionName,
      String protocol,
      TenantId site,
      String siteName,
      long sessions) {}

  /**
   * The openings by the ids of their connections after an id.
   *
   * @throws Missing when the actor does not configure the site
   */
  public List<Line> of(Actor actor, TenantId site, long afterId, int limit) {
    actor.require(Right.CONFIGURE, site);
    return openings.list(site, afterId, limit).stream()
        .flatMap(opening -> line(opening).stream())
        .toList();
  }

  /**
   * @throws Missing when the actor does not configure the site
   */
  public Optional<Line> find(Actor actor, TenantId site, long connection) {
    actor.require(Right.CONFIGURE, site);
    return openings.find(site, connection).flatMap(this::line);
  }

  /**
   * Empty for an opening that nobody can use any more, and that is about to be recorded as ended.
   */
  private Optional<Line> line(Opening opening) {
    Openings.Place place = new Openings.Place(opening.tenantId(), opening.getConnectionId());
    if (!openings.stands(place)) {
      return Optional.empty();
    }
    return connections
        .listing(opening.tenantId(), opening.getConnectionId())
        .map(connection -> line(opening, connection));
  }

  private Line line(Opening opening, Connection connection) {
    return new Line(
        opening,
        connection.getId(),
        connection.getSettings().getName(),
        connection.getProtocol(),
        connection.tenantId(),
        tenants.find(connection.tenantId()).orElseThrow().getSettings().getName(),
        sessions.countOpened(opening.tenantId(), connection.getId()));
  }
}
