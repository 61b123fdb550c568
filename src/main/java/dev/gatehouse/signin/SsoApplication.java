package dev.gatehouse.signin;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.kit.Challenges;
import dev.gatehouse.signin.logout.LogoutFailures;
import dev.gatehouse.signin.logout.LogoutResource;
import dev.gatehouse.signin.request.Paths;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Set;

/** What sign-in addresses answer where no sign-in comes of a request. */
@ApplicationPath(Paths.SSO)
public class SsoApplication extends Application {
  private static final String PATH = "unfinished";

  /** Forwards to the resource, which sets the status. */
  static Answer leftOver() {
    return Answer.page(403, Paths.SSO + "/" + PATH, Map.of());
  }

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(SsoResource.class, SsoRefusals.class, LogoutResource.class, LogoutFailures.class);
  }

  /** Jersey would describe the resource to every caller. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }

  /**
   * What is left of requests to any protocol's sign-in address: the mechanism has answered those
   * that sign a reader in or are refused, and forwards here browsers' prefetches, bodies that are
   * no form, link previews and other methods. None of them signs anybody in.
   */
  @RequestScoped
  @Path(PATH)
  public static class SsoResource {
    @GET
    public Response prefetch() {
      return send(Challenges.notNow());
    }

    @POST
    public Response otherBody() {
      return send(Challenges.notNow());
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

  /** An answer without a page, as JAX-RS sends it. */
  private static Response send(Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.headers().forEach(header -> response.header(header.name(), header.value()));
    return response.type(answer.contentType()).entity(answer.body()).build();
  }

  /**
   * Refuses in our own words: servers fill an answer without a body with a page that names them.
   */
  @Provider
  public static class SsoRefusals implements ExceptionMapper<ClientErrorException> {
    @Override
    public Response toResponse(ClientErrorException refused) {
      String allowed = refused.getResponse().getHeaderString(HttpHeaders.ALLOW);
      return send(
          refused instanceof NotAllowedException && allowed != null
              ? Challenges.notAllowed(allowed)
              : Answer.text(refused.getResponse().getStatus(), "Not found\n"));
    }
  }
}
