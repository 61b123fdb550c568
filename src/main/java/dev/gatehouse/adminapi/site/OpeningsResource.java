package dev.gatehouse.adminapi.site;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.opening.OpeningChanges;
import dev.gatehouse.administration.opening.OpeningList;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * The connections of other sites that sign readers in at a site, each by the id of the connection.
 */
@Path("admin/v1/sites/{site}/openings")
@RequestScoped
@Transactional
public class OpeningsResource {
  @Inject OpeningList openings;
  @Inject OpeningChanges changes;
  @Inject PermittedSites sites;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.CONFIGURE);
    return Listing.numbered(
        call.query(),
        (after, limit) -> openings.of(call.actor(), site, after, limit),
        OpeningList.Line::id,
        OpeningsResource::show);
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    return openings
        .find(call.actor(), call.site(sites, Right.CONFIGURE), call.id())
        .map(line -> Responses.ok(show(line).members()))
        .orElseThrow(Problem::notFound);
  }

  /**
   * Also ends every session that began this way, and takes the site out of the connection's list.
   */
  @DELETE
  @Path("{id}")
  public Response revoke(@BeanParam Call call) {
    changes.revoke(call.actor(), call.site(sites, Right.CONFIGURE), call.id());
    return Responses.deleted();
  }

  private static Snapshot show(OpeningList.Line line) {
    return new Snapshot()
        .with("id", line.id())
        .with("connectionName", line.connectionName())
        .with("protocol", line.protocol())
        .with("site", line.site().value())
        .with("siteName", line.siteName())
        .with("givenBy", line.opening().getGivenBy())
        .with("givenAt", line.opening().getGivenAt())
        .with("firstUsedAt", line.opening().getFirstUsedAt())
        .with("lastUsedAt", line.opening().getLastUsedAt())
        .with("sessions", line.sessions());
  }
}
