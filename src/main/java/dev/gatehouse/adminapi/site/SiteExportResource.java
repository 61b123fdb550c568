package dev.gatehouse.adminapi.site;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.sitefile.SiteState;
import dev.gatehouse.administration.sitefile.SiteStates;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A site as one file without secrets. */
@Path("admin/v1/sites/{site}:export")
@RequestScoped
public class SiteExportResource {
  @Inject SiteStates states;
  @Inject PermittedSites sites;

  @GET
  public Response get(@BeanParam Call call) {
    Query query = call.query();
    Boolean content = query.flag("content");
    query.complete();
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    SiteState state = states.read(call.actor(), site, content != null && content);
    String name = site.getSettings().getSubdomain() + ".json";
    return Response.ok(state.file(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.ETAG, "\"" + state.tag() + "\"")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
