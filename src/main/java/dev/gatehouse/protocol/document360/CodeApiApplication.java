package dev.gatehouse.protocol.document360;

import dev.gatehouse.protocol.Incoming;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;

/** The code generation URL below the addresses of other programs. */
@ApplicationPath("/api/jwt")
public class CodeApiApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(ApiCodeResource.class, BackChannelFailures.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    // Jersey would describe the API in XML on its own account.
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }

  /** The same at the address that some backends are set up with. */
  @RequestScoped
  @Path("generate-code")
  public static class ApiCodeResource {
    @Inject CodeBackChannel backChannel;

    @POST
    public Response generateCode(@Context HttpServletRequest request, InputStream body)
        throws IOException {
      return backChannel.generateCode(Incoming.of(request), body);
    }
  }
}
