package dev.gatehouse.adminapi.site;

import dev.gatehouse.adminapi.call.BodyLimits;
import dev.gatehouse.adminapi.call.BodyLimits.TakesPicture;
import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.site.LogoChanges;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.logo.SiteLogo;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The logo of a help center. */
@Path("admin/v1/sites/{site}/logo")
@RequestScoped
@Transactional
public class LogoResource {
  @Inject LogoChanges changes;
  @Inject PermittedSites sites;

  @GET
  public Response get(@BeanParam Call call) {
    SiteLogo logo =
        changes
            .find(call.actor(), call.tenant(sites, Right.CONFIGURE))
            .orElseThrow(Problem::notFound);
    return Response.ok(logo.getBytes(), logo.getMediaType())
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .build();
  }

  @PUT
  @TakesPicture
  public Response set(@BeanParam Call call, byte[] body) {
    MediaType type = call.headers().getMediaType();
    changes.set(
        call.actor(),
        call.tenant(sites, Right.CONFIGURE),
        body,
        type == null ? null : BodyLimits.plain(type));
    return Response.noContent().build();
  }

  @DELETE
  public Response delete(@BeanParam Call call) {
    changes.delete(call.actor(), call.tenant(sites, Right.CONFIGURE));
    return Responses.deleted();
  }
}
