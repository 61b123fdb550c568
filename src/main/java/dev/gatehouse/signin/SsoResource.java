package dev.gatehouse.signin;

import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.protocol.kit.SsoRefusals;
import dev.gatehouse.signin.request.Answers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Where a redirect flow ends. By the time a request is here, the mechanism has verified its token
 * and told the container who the caller is; what is left is to set the cookie and to send the
 * reader on, without the token in the address.
 */
@RequestScoped
@Path("jwt")
public class SsoResource {
  @Context HttpServletRequest request;

  /** Sends the reader, who is signed in, to the page first asked for. */
  @GET
  public Response arrive() {
    return finish();
  }

  /** The same for a token that came in a form, which keeps it out of logs and histories. */
  @POST
  public Response arriveByForm() {
    return finish();
  }

  /** Link previews look without signing in; without this, JAX-RS would answer HEAD with GET. */
  @HEAD
  public Response look() {
    return Response.noContent().build();
  }

  private Response finish() {
    // Without an answer it was a browser's prefetch, or a form of another type.
    return SsoRefusals.send(
        Optional.ofNullable(Answers.noted(request)).orElseGet(Challenges::notNow));
  }
}
