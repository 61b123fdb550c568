package dev.gatehouse.signin.logout;

import dev.gatehouse.protocol.Incoming;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The address for logouts from companies' backends, the same for all protocols. */
@RequestScoped
@Path("logout")
public class LogoutResource {
  @Inject BackendLogouts logouts;

  /**
   * "If the logout succeeded, the RP MUST respond with HTTP 200 OK", and "SHOULD include the
   * Cache-Control HTTP response header field with a no-store value" (section 2.8).
   */
  @POST
  public Response logout(@Context HttpServletRequest request, InputStream body) throws IOException {
    int ended = logouts.take(Incoming.of(request), body);
    return Response.ok("{\"sessions\":" + ended + "}", MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
