package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.signin.request.Paths;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * What is left of requests to any protocol's sign-in address: the mechanism has answered those that
 * sign a reader in or are refused, and forwards here browsers' prefetches, bodies that are no form,
 * link previews and other methods. None of them signs anybody in.
 */
@RequestScoped
@Path(SsoResource.PATH)
public class SsoResource {
  static final String PATH = "unfinished";

  /** Forwards to this resource, which sets the status. */
  static Answer leftOver() {
    return Answer.page(403, Paths.SSO + "/" + PATH, Map.of());
  }

  @GET
  public Response prefetch() {
    return SsoApplication.send(Challenges.notNow());
  }

  @POST
  public Response otherBody() {
    return SsoApplication.send(Challenges.notNow());
  }

  /** Without this, JAX-RS would answer HEAD with GET. */
  @HEAD
  public Response look() {
    return Response.noContent().build();
  }

  @OPTIONS
  public Response methods() {
    return Response.noContent().header(HttpHeaders.ALLOW, "GET, HEAD, POST, OPTIONS").build();
  }
}
