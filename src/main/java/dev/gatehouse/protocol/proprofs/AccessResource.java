package dev.gatehouse.protocol.proprofs;

import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.protocol.kit.SsoRefusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * What is left of requests to {@code /access}: the mechanism has answered those that sign somebody
 * in or are refused, so that here come browsers' prefetches, forms of another type, and link
 * previews.
 */
@RequestScoped
@Path("jwtsso")
public class AccessResource {
  /** A browser's guess signs nobody in. */
  @GET
  public Response arrive() {
    return SsoRefusals.send(Challenges.notNow());
  }

  /** Nor does a body that is no form. */
  @POST
  public Response arriveByForm() {
    return SsoRefusals.send(Challenges.notNow());
  }

  /** Link previews look without signing in; without this, JAX-RS would answer HEAD with GET. */
  @HEAD
  public Response look() {
    return Response.noContent().build();
  }
}
