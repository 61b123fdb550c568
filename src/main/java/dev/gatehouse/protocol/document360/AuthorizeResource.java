package dev.gatehouse.protocol.document360;

import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.protocol.kit.SsoRefusals;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * The callback URL. Codes are answered before a request comes here; what comes is a browser's
 * guess, a form of another type, or a link preview.
 */
@RequestScoped
@Path("authorize")
public class AuthorizeResource {

  @GET
  public Response guess() {
    return SsoRefusals.send(Challenges.notNow());
  }

  @POST
  public Response otherForm() {
    return SsoRefusals.send(Challenges.notNow());
  }

  /** Without this, JAX-RS would answer HEAD with GET. */
  @HEAD
  public Response look() {
    return Response.noContent().build();
  }
}
