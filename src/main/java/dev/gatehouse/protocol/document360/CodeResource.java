package dev.gatehouse.protocol.document360;

import dev.gatehouse.protocol.Incoming;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The code generation URL. */
@RequestScoped
@Path("generateCode")
public class CodeResource {
  @Inject BackChannel backChannel;

  @POST
  public Response generateCode(@Context HttpServletRequest request, InputStream body)
      throws IOException {
    return backChannel.generateCode(Incoming.of(request), body);
  }
}
