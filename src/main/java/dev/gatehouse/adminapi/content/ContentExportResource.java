package dev.gatehouse.adminapi.content;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.content.exports.ContentExport;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A site's content as the zip that an import reads. */
@Path("admin/v1/sites/{site}/export")
@RequestScoped
public class ContentExportResource {
  @Inject ContentExport content;
  @Inject PermittedSites sites;

  @GET
  public Response get(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.EDIT);
    StreamingOutput zip = content.begin(call.actor(), site)::write;
    String name = site.getSettings().getSubdomain() + ".zip";
    return Response.ok(zip, "application/zip")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .build();
  }
}
